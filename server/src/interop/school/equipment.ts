import type { Equipment } from '@heddle/engine/roster';
import { spanColumns } from './cells.ts';
import type { Cells } from './cells.ts';

export const equipmentColumns = { required: ['equipment', 'amount'], optional: spanColumns };

/** One row of equipment.csv: a set that is counted, by the name that the models use for it. */
export function takeEquipment(cells: Cells): Equipment | undefined {
  const id = cells.required('equipment');
  const amount = cells.wholeNumber('amount', { least: 0, most: 100_000 });
  return id === undefined || amount === undefined ? undefined : { id, amount, ...cells.span() };
}
