import type { KeepApart } from '@heddle/engine/roster';
import { spanColumns } from './cells.ts';
import type { Cells } from './cells.ts';
import type { Known } from './known.ts';

export const keepApartColumns = { required: ['student', 'student_2'], optional: spanColumns };

/** One row of keep-apart.csv: two students who are never in the same station. The reason is nobody's business here. */
export function takeKeepApart(cells: Cells, { known }: { readonly known: Known }): KeepApart | undefined {
  const one = known.student(cells, 'student');
  const other = known.student(cells, 'student_2');
  if (one === undefined || other === undefined) return undefined;
  if (one === other) return cells.error('student_2', 'interop.keep-apart-self');
  return { studentIds: one < other ? [one, other] : [other, one], ...cells.span() };
}
