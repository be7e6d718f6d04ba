import type { Constraint } from './constraints/constraint.ts';
import type { DayFacts } from './day-facts.ts';
import type { DayPlan, Meeting, Seat, Station, Violation } from './plan.ts';
import { layBeside } from './verify/lay-beside.ts';

/** A station written by hand: groups as competency to students. `modality: null` is fallback, whose group has no competency. */
export type HandStation = {
  readonly at?: string;
  readonly space?: string;
  readonly adults?: readonly string[];
  readonly modality?: string | null;
  readonly groups: Readonly<Record<string, readonly string[]>>;
};

/**
 * A plan made by hand, as the planner would never make it: checks are tried on what a person says, not on what a program does.
 * Minutes are those of the activity and the exit check; nobody's extra time is thought of unless a test changes the seats.
 */
export function handPlan(facts: DayFacts, stations: readonly HandStation[], change: (seat: Seat) => Seat = (seat) => seat): DayPlan {
  const named = stations.map((hand, position): { readonly hand: HandStation; readonly station: Station } => ({ hand, station: {
    id: `st${position + 1}`, periodId: hand.at ?? '1', spaceId: hand.space ?? `r${position + 1}`, adultIds: hand.adults ?? [`t${position + 1}`],
    modalityId: hand.modality === undefined ? 'lesson' : hand.modality, adoptionId: 'maths',
  } }));
  const meetings = named.flatMap(({ hand, station }) => Object.entries(hand.groups).map(([competencyId, students]) => ({ students, station, meeting: nameMeeting(station, competencyId) })));
  return {
    on: facts.day.on, asOf: '2026-09-14T20:00:00.000Z', seed: 1, iterations: 0, instanceHash: '', modelVersions: {},
    stations: named.map(({ station }) => station), meetings: meetings.map(({ meeting }) => meeting),
    seats: meetings.flatMap(({ meeting, station, students }) => students.map((studentId) => change(nameSeat(facts, { studentId, station, meeting })))),
    approvals: [], value: 0, gap: null, assumedShare: 0,
  };
}

/** What one constraint finds in a plan written by hand. */
export function found(constraint: Constraint, facts: DayFacts, stations: readonly HandStation[], change?: (seat: Seat) => Seat): readonly Violation[] {
  return constraint.check(layBeside(facts, handPlan(facts, stations, change)));
}

function nameMeeting(station: Station, competencyId: string): Meeting {
  const shared = { id: `${station.id}-${competencyId}`, stationId: station.id };
  if (station.modalityId === null) return { ...shared, purpose: 'fallback', competencyId: null, modalityId: null, activityIds: [], exitCheckId: null };
  return { ...shared, purpose: 'competency', competencyId, modalityId: station.modalityId, activityIds: [`${competencyId}-${station.modalityId}`], exitCheckId: `${competencyId}-check` };
}

function nameSeat(facts: DayFacts, at: { readonly studentId: string; readonly station: Station; readonly meeting: Meeting }): Seat {
  const activity = facts.models[0]?.model.instruction.activities.find(({ id }) => at.meeting.activityIds.includes(id));
  return {
    studentId: at.studentId, periodId: at.station.periodId, meetingId: at.meeting.id, value: 0,
    minutes: activity?.minutes ?? 0, checkMinutes: activity === undefined ? 0 : 5, screenMinutes: activity?.isOnScreen === true ? activity.minutes : 0,
    terms: [], reasons: [], isWithoutEvidence: false, stage: null, cause: null,
  };
}
