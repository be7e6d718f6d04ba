import type { BellPeriod } from '@heddle/engine/roster';
import type { Cells } from './cells.ts';
import { readWeekdays } from './weekdays.ts';

export const bellColumns = { required: ['weekdays', 'period', 'start', 'end'], optional: ['day_type', 'runs_on'] };

/**
 * One row of bell.csv: "Mon-Thu,1,08:45,09:32"; `day_type` where the times hold only on days of that type; `runs_on` yes where
 * the next period follows without a break.
 */
export function takeBell(cells: Cells): BellPeriod | undefined {
  const weekdays = readWeekdays(cells.text('weekdays')) ?? cells.error('weekdays', 'interop.value-weekdays');
  const periodId = cells.required('period');
  const start = cells.time('start');
  const end = cells.time('end');
  if (weekdays === undefined || periodId === undefined || start === undefined || end === undefined) return undefined;
  if (end <= start) return cells.error('end', 'interop.times-reversed', { start, end });
  const runsOn = cells.text('runs_on') !== '' && cells.yesNo('runs_on') === true;
  return { periodId, weekdays, dayType: cells.text('day_type') || null, start, end, ...(runsOn ? { runsOn } : {}) };
}
