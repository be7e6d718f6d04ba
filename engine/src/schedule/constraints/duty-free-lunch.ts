import type { SchoolDay } from '../../roster/index.ts';
import type { Constraint } from './constraint.ts';
import { violationOf } from './violation.ts';

/**
 * Half an hour without duty at midday is in many contracts and in some laws. Passing time and gaps between periods count as free,
 * because the adult is.
 */
const limit = { id: 'duty-free-lunch', tier: 'never' } as const;

type Period = SchoolDay['periods'][number];

export const dutyFreeLunch: Constraint = {
  ...limit,
  sentence: 'An adult who is planned round midday has an unbroken lunch without duty inside the lunch window.',

  encode(draft) {
    const lunch = draft.limits.dutyFreeLunch;
    if (lunch === null) return;
    const from = minuteOf(lunch.start);
    const until = minuteOf(lunch.end);
    const midday = draft.periods.filter((period) => period.startMinute < until && period.endMinute > from);
    for (const [id, adult] of draft.adults) {
      const fixed = midday.filter((period) => draft.commitmentOf(id, period.id) !== undefined);
      const open = midday.filter((period) => !fixed.includes(period));
      // Sets of periods that leave no lunch, smallest first; a set that holds a smaller one says nothing new.
      const blocking: (readonly Period[])[] = [];
      for (const set of subsets(open)) {
        if (set.length === 0 || blocking.some((smaller) => smaller.every((period) => set.includes(period)))) continue;
        if (longestGap([...fixed, ...set], from, until) < lunch.minutes) blocking.push(set);
      }
      for (const set of blocking) adult.neverAll.push(set.map((period) => period.id));
    }
  },

  check(day) {
    const lunch = day.limits.dutyFreeLunch;
    if (lunch === null) return [];
    const [from, until] = [lunch.start, lunch.end].map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
    if (from === undefined || until === undefined) return [];
    return [...day.adultsAtWork].flatMap(([id, stations]) => {
      const touches = stations.some(({ period }) => period.startMinute < until && period.endMinute > from);
      if (!touches) return [];
      const duties = [...stations.map(({ period }) => period), ...day.fixedPeriods(id).flatMap((periodId) => day.period(periodId) ?? [])];
      // Walk the window minute by minute: slow, plain, and nothing like the encoder.
      let free = 0;
      let longest = 0;
      for (let minute = from; minute < until; minute += 1) {
        free = duties.some(({ startMinute, endMinute }) => minute >= startMinute && minute < endMinute) ? 0 : free + 1;
        longest = Math.max(longest, free);
      }
      return longest >= lunch.minutes ? [] : [violationOf(limit, {
        adults: [id], params: { adult: id, minutes: longest, needed: lunch.minutes, start: lunch.start, end: lunch.end },
      })];
    });
  },
};

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** All subsets of a handful of periods, smaller before larger. A lunch window holds few. */
function subsets(periods: readonly Period[]): readonly (readonly Period[])[] {
  const all = periods.reduce<readonly (readonly Period[])[]>((sets, period) => [...sets, ...sets.map((set) => [...set, period])], [[]]);
  return [...all].sort((left, right) => left.length - right.length);
}

function longestGap(busy: readonly Period[], from: number, until: number): number {
  let longest = 0;
  let free = from;
  for (const { startMinute, endMinute } of [...busy].sort((left, right) => left.startMinute - right.startMinute)) {
    longest = Math.max(longest, startMinute - free);
    free = Math.max(free, endMinute);
  }
  return Math.max(longest, until - free);
}
