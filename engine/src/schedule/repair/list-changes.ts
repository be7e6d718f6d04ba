import type { Reason } from '../../problem/index.ts';
import { indexAvailability } from '../../roster/index.ts';
import type { DayFacts } from '../day-facts.ts';
import type { DayPlan, Meeting, Seat, Station } from '../plan.ts';

/** One person's day, before and after. What a repair has to tell, and no more. */
export type Change = {
  readonly who: 'student' | 'adult';
  readonly personId: string;
  readonly periodId: string;
  /** lesson: another competency or modality. place: the same in another space. adult: the same with another adult. came, went: a place more or less. */
  readonly kind: 'lesson' | 'place' | 'adult' | 'came' | 'went';
  readonly before: Place | null;
  readonly after: Place | null;
  readonly because: Reason;
};

type Place = {
  readonly spaceId: string;
  readonly adultIds: readonly string[];
  readonly purpose: Meeting['purpose'];
  readonly competencyId: string | null;
  readonly modalityId: string | null;
};

/** What the new plan changes for whom, in order of period and person. Both plans are of the day of `facts`, which are the newer facts. */
export function listChanges(input: { readonly facts: DayFacts; readonly before: DayPlan; readonly after: DayPlan }): readonly Change[] {
  const { facts } = input;
  const before = placesIn(input.before);
  const after = placesIn(input.after);
  const periods = facts.day.periods.map(({ id }) => id);
  const causes = causesOf(facts);
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key): Change[] => {
    const old = before.get(key) ?? null;
    const now = after.get(key) ?? null;
    const held = old ?? now;
    const kind = kindOf(old?.place ?? null, now?.place ?? null);
    if (held === null || kind === undefined) return [];
    const { who, personId, periodId } = held;
    return [{ who, personId, periodId, kind, before: old?.place ?? null, after: now?.place ?? null, because: causes({ held, old: old?.place ?? null, kind }) }];
  }).toSorted((left, right) => periods.indexOf(left.periodId) - periods.indexOf(right.periodId)
    || order(`${left.who} ${left.personId}`, `${right.who} ${right.personId}`));
}

type Held = { readonly who: 'student' | 'adult'; readonly personId: string; readonly periodId: string; readonly place: Place };

function placesIn(plan: DayPlan): ReadonlyMap<string, Held> {
  const stations = new Map(plan.stations.map((station) => [station.id, station]));
  const meetings = new Map(plan.meetings.map((meeting) => [meeting.id, meeting]));
  const places = new Map<string, Held>();
  const keep = (held: Held) => places.set(`${held.who} ${held.personId} ${held.periodId}`, held);
  for (const seat of plan.seats) {
    const place = placeOf(seat, meetings, stations);
    if (place !== undefined) keep({ who: 'student', personId: seat.studentId, periodId: seat.periodId, place });
  }
  for (const { id, periodId, spaceId, adultIds, modalityId } of plan.stations) {
    // An adult's place is the station: one of its meetings says what it is about, and only the first for whoever leads a single group.
    const own = plan.meetings.filter((meeting) => meeting.stationId === id);
    const [only] = own;
    const place = { spaceId, adultIds, modalityId, purpose: only?.purpose ?? 'fallback', competencyId: own.length === 1 ? only?.competencyId ?? null : null } as const;
    for (const personId of adultIds) keep({ who: 'adult', personId, periodId, place });
  }
  return places;
}

function placeOf(seat: Seat, meetings: ReadonlyMap<string, Meeting>, stations: ReadonlyMap<string, Station>): Place | undefined {
  const meeting = meetings.get(seat.meetingId);
  const station = stations.get(meeting?.stationId ?? '');
  if (meeting === undefined || station === undefined) return undefined;
  const { purpose, competencyId, modalityId } = meeting;
  return { spaceId: station.spaceId, adultIds: station.adultIds, purpose, competencyId, modalityId };
}

function kindOf(before: Place | null, after: Place | null): Change['kind'] | undefined {
  if (before === null || after === null) return before === after ? undefined : before === null ? 'came' : 'went';
  if (before.purpose !== after.purpose || before.competencyId !== after.competencyId || before.modalityId !== after.modalityId) return 'lesson';
  if (before.spaceId !== after.spaceId) return 'place';
  return before.adultIds[0] === after.adultIds[0] ? undefined : 'adult';
}

/** Why? Looked up in the facts, never in the search: who is away, what is closed, what somebody fixed; else it made room for others. */
function causesOf(facts: DayFacts): (change: { readonly held: Held; readonly old: Place | null; readonly kind: Change['kind'] }) => Reason {
  const isThere = indexAvailability(facts.availability, facts.day.on);
  return ({ held, old, kind }) => {
    const { personId, periodId } = held;
    const lock = facts.locks.find((one) => one.studentId === personId && one.periodId === periodId && one.on === facts.day.on);
    if (lock !== undefined) return { code: 'repair.locked', params: { adult: lock.by, why: lock.reason } };
    if (kind === 'went' && !isThere({ kind: 'person', id: personId }, periodId).isAvailable) return { code: 'repair.is-away', params: {} };
    if (kind === 'came' && held.who === 'student') return { code: 'repair.is-here', params: {} };
    const adult = old?.adultIds.find((id) => !isThere({ kind: 'person', id }, periodId).isAvailable);
    if (adult !== undefined) return { code: 'repair.adult-away', params: { adult } };
    if (old !== null && !isThere({ kind: 'space', id: old.spaceId }, periodId).isAvailable) return { code: 'repair.space-closed', params: { space: old.spaceId } };
    return { code: 'repair.for-others', params: {} };
  };
}

function order(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
