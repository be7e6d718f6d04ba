import type { WalkingTime } from '@heddle/engine/roster';
import { spanColumns } from './cells.ts';
import type { Cells } from './cells.ts';

export const walkingColumns = { required: ['between', 'and', 'minutes'], optional: spanColumns };

/** One row of walking.csv: minutes between two zones, or two spaces, in either direction. */
export function takeWalking(cells: Cells): WalkingTime | undefined {
  const between = cells.required('between');
  const and = cells.required('and');
  const minutes = cells.wholeNumber('minutes', { least: 0, most: 120 });
  return between === undefined || and === undefined || minutes === undefined ? undefined : { between, and, minutes, ...cells.span() };
}
