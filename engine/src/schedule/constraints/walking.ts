import type { Space } from '../../roster/index.ts';
import type { Violation } from '../plan.ts';
import type { CheckedStation } from '../verify/checked-day.ts';
import type { Constraint } from './constraint.ts';
import { violationOf } from './violation.ts';

/**
 * Five minutes between two bells do not take a class across the grounds. The school says how long the ways are, by zone or by space; what
 * nobody has said is near. Wanted and not forced: running late is a nuisance, having no place is worse.
 */
const limit = { id: 'walking', tier: 'preferred' } as const;

export const walking: Constraint = {
  ...limit,
  sentence: 'Nobody has further to go between two periods than the time between their bells.',

  encode(draft) {
    const { on } = draft.facts.day;
    const ways = (draft.facts.roster.walking ?? []).filter(({ from, until }) => from <= on && (until === null || on <= until));
    const minutes = new Map(ways.flatMap((way) => [[`${way.between} ${way.and}`, way.minutes], [`${way.and} ${way.between}`, way.minutes]] as const));
    if (minutes.size === 0) return;
    const inOrder = [...draft.periods].sort((left, right) => left.startMinute - right.startMinute);
    const spaces = [...draft.spaces.values()].map(({ space }) => space);
    inOrder.slice(1).forEach((after, position) => {
      const before = inOrder[position];
      if (before === undefined) return;
      for (const one of spaces) {
        for (const other of spaces) {
          const takes = one.id === other.id ? 0 : minutes.get(`${one.id} ${other.id}`) ?? minutes.get(`${one.zone} ${other.zone}`) ?? 0;
          if (takes > after.startMinute - before.endMinute) draft.walks.push({ periodIds: [before.id, after.id], spaceIds: [one.id, other.id], price: draft.prices.preferred });
        }
      }
    });
  },

  check(day) {
    const ways = day.facts.roster.walking?.filter((way) => way.from <= day.plan.on && (way.until ?? day.plan.on) >= day.plan.on) ?? [];
    if (ways.length === 0) return [];
    const order = [...day.facts.day.periods].sort((left, right) => left.startMinute - right.startMinute).map(({ id }) => id);
    const joins = (one: string, other: string) => ways.find(({ between, and }) => (between === one && and === other) || (between === other && and === one))?.minutes;
    const wayBetween = (one: Space, other: Space) => (one.id === other.id ? 0 : joins(one.id, other.id) ?? joins(one.zone, other.zone) ?? 0);
    const tooFar = (personId: string, stations: readonly CheckedStation[]): readonly Violation[] => stations.flatMap((later) => {
      const earlier = stations.find(({ station }) => order.indexOf(station.periodId) === order.indexOf(later.station.periodId) - 1);
      if (earlier?.space === undefined || later.space === undefined) return [];
      const needed = wayBetween(earlier.space, later.space);
      const most = later.period.startMinute - earlier.period.endMinute;
      const isStudent = day.person(personId)?.role === 'student';
      return needed <= most ? [] : [violationOf(limit, {
        ...(isStudent ? { students: [personId] } : { adults: [personId] }), space: later.space.id, period: later.station.periodId,
        params: { who: isStudent ? 'student' : 'adult', student: personId, adult: personId, space: later.space.id, period: later.station.periodId, minutes: needed, most },
      })];
    });
    return [
      ...[...Map.groupBy(day.seats, ({ student }) => student.id)].flatMap(([id, seats]) => tooFar(id, seats.map(({ station }) => station))),
      ...[...day.adultsAtWork].flatMap(([id, stations]) => tooFar(id, stations)),
    ];
  },
};
