import type { SchoolDay } from '../../roster/index.ts';
import type { Constraint } from './constraint.ts';
import { violationOf } from './violation.ts';

/**
 * Nobody teaches well for four hours on end, and contracts say so. Counted by the clock from the start of the first duty to the
 * end of the last, so that five minutes to change rooms do not pass for a rest.
 */
const limit = { id: 'adult-minutes-in-a-row', tier: 'never' } as const;

type Period = SchoolDay['periods'][number];

/** Walking from room to room is no break; a quarter of an hour is. Minutes are counted by the clock, passing time included. */
const breakMinutes = 15;

export const adultMinutesInARow: Constraint = {
  ...limit,
  sentence: 'An adult is not on duty for longer than the limit without a break of 15 minutes.',

  encode(draft) {
    const most = draft.limits.adultMinutesInARow;
    if (most === null) return;
    const inOrder = [...draft.periods].sort((left, right) => left.startMinute - right.startMinute);
    const runs = inOrder.flatMap((_, position) => tooLong(inOrder, { run: [position], most }));
    for (const [id, adult] of draft.adults) {
      for (const run of runs) {
        const free = run.filter((period) => draft.commitmentOf(id, period.id) === undefined).map((period) => period.id);
        if (free.length > 0) adult.neverAll.push(free);
      }
    }
  },

  check(day) {
    const most = day.limits.adultMinutesInARow;
    if (most === null) return [];
    return [...day.adultsAtWork].flatMap(([id, stations]) => {
      const planned = stations.map(({ period }) => period);
      const duties = [...new Set([...planned, ...day.fixedPeriods(id).flatMap((periodId) => day.period(periodId) ?? [])])]
        .sort((left, right) => left.startMinute - right.startMinute);
      // A run of sections alone is the school's own timetable: the plan has no part in it.
      return runsOf(duties).filter((run) => run.some((period) => planned.includes(period))).flatMap((run) => {
        const minutes = Math.max(...run.map(({ endMinute }) => endMinute)) - (run[0]?.startMinute ?? 0);
        const first = run[0]?.id ?? '';
        return minutes <= most ? [] : [violationOf(limit, { adults: [id], period: first, params: { adult: id, minutes, most, period: first } })];
      });
    });
  },
};

/** Every way of going on from a run of duties without a break, until it is too long: the shortest such runs. */
function tooLong(inOrder: readonly Period[], from: { readonly run: readonly number[]; readonly most: number }): readonly (readonly Period[])[] {
  const periods = from.run.flatMap((position) => inOrder[position] ?? []);
  const first = periods[0];
  const last = periods.at(-1);
  if (first === undefined || last === undefined) return [];
  if (last.endMinute - first.startMinute > from.most) return [periods];
  return inOrder.flatMap((next, position) => {
    const goesOn = position > (from.run.at(-1) ?? 0) && next.startMinute - last.endMinute < breakMinutes;
    return goesOn ? tooLong(inOrder, { ...from, run: [...from.run, position] }) : [];
  });
}

/** Duties cut where the clock shows a break. */
function runsOf(duties: readonly Period[]): readonly (readonly Period[])[] {
  const runs: Period[][] = [];
  let end = -Infinity;
  for (const duty of duties) {
    const run = runs.at(-1);
    if (run === undefined || duty.startMinute - end >= breakMinutes) runs.push([duty]);
    else run.push(duty);
    end = Math.max(end, duty.endMinute);
  }
  return runs;
}
