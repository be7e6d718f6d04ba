import type { Service } from '@heddle/engine/roster';
import { spanColumns } from './cells.ts';
import type { Cells } from './cells.ts';
import type { Known } from './known.ts';
import { readWeekday } from './weekdays.ts';

export const serviceColumns = { required: ['student', 'adult', 'delivery', 'amount', 'windows'], optional: spanColumns };

/**
 * One row of services.csv: time with a named adult that a student is owed each week, "2 periods" or "90 minutes". `windows` says when
 * ("Tue 3; Thu 3"); for a pull-out they are the times at which the student leaves, so they may not be empty.
 */
export function takeService(cells: Cells, { known }: { readonly known: Known }): Service | undefined {
  const studentId = known.student(cells, 'student');
  const personId = known.adult(cells, 'adult');
  const delivery = cells.oneOf('delivery', ['push-in', 'pull-out']);
  const amount = /^([1-9]\d{0,3})\s+(period|minute)s?$/i.exec(cells.text('amount')) ?? cells.error('amount', 'interop.value-amount');
  const windows = takeWindows(cells, known);
  if (studentId === undefined || personId === undefined || delivery === undefined || amount === undefined || windows === undefined) return undefined;
  if (delivery === 'pull-out' && windows.length === 0) return cells.error('windows', 'interop.value-missing', { value: 'windows' });
  const isPeriods = amount[2]?.toLowerCase() === 'period';
  const count = Number(amount[1]);
  return { studentId, personId, periodsPerWeek: isPeriods ? count : null, minutesPerWeek: isPeriods ? null : count, delivery, windows, ...cells.span() };
}

function takeWindows(cells: Cells, known: Known): Service['windows'] | undefined {
  const windows: { weekday: number; periodId: string }[] = [];
  for (const part of cells.text('windows').split(';').map((text) => text.trim()).filter((text) => text !== '')) {
    const [day = '', periodId, ...rest] = part.split(/\s+/);
    const weekday = readWeekday(day);
    if (weekday === undefined || periodId === undefined || rest.length > 0) return cells.error('windows', 'interop.value-window', { value: part });
    if (known.periods(cells, 'windows', [periodId]) === undefined) return undefined;
    windows.push({ weekday, periodId });
  }
  return windows;
}
