import type { StaffOffer } from '@heddle/engine/roster';
import { spanColumns } from './cells.ts';
import type { Cells } from './cells.ts';
import type { Known } from './known.ts';

export const staffColumns = { required: ['person', 'qualified', 'periods', 'note'], optional: spanColumns };

/** One row of staff.csv: what an adult is qualified for, several separated by semicolons, and the periods they can be planned in. */
export function takeStaffOffer(cells: Cells, { known }: { readonly known: Known }): StaffOffer | undefined {
  const personId = known.adult(cells, 'person');
  const qualified = cells.required('qualified');
  const periodIds = known.periods(cells, 'periods', cells.words('periods'));
  if (personId === undefined || qualified === undefined || periodIds === undefined) return undefined;
  const qualifications = [...new Set(qualified.split(';').map((word) => word.trim()).filter((word) => word !== ''))];
  return { personId, qualifications, periodIds, note: cells.text('note'), ...cells.span() };
}
