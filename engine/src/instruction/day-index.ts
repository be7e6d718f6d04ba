import type { Activity, ExitCheck, Misconception, Modality } from '../model/index.ts';
import { indexAvailability, indexRoster } from '../roster/index.ts';
import type { RosterIndex } from '../roster/index.ts';
import type { DayFacts, DayPlan, Meeting, Seat, Station } from '../schedule/index.ts';

/** One day's plan and facts, looked up by id: what every card of the day is made from. */
export type DayIndex = {
  readonly plan: DayPlan;
  readonly facts: DayFacts;
  /** Only what holds that day. */
  readonly roster: RosterIndex;
  readonly stations: ReadonlyMap<string, Station>;
  readonly meetings: ReadonlyMap<string, Meeting>;
  /** Second parts of meetings over two periods, by the id of the first. */
  readonly secondParts: ReadonlyMap<string, Meeting>;
  readonly seatsOf: ReadonlyMap<string, readonly Seat[]>;
  readonly seatsByMeeting: ReadonlyMap<string, readonly Seat[]>;
  readonly meetingsByStation: ReadonlyMap<string, readonly Meeting[]>;
  /** By adoption and id: two models may use the same word for two things. */
  readonly modalities: ReadonlyMap<string, Modality>;
  readonly activities: ReadonlyMap<string, Activity>;
  readonly exitChecks: ReadonlyMap<string, ExitCheck>;
  readonly misconceptions: ReadonlyMap<string, Misconception>;
  readonly fallbackTitles: ReadonlyMap<string, string>;
  isOut(personId: string, periodId: string): boolean;
};

// A school's day is some 460 cards over the same plan. The index holds only what its arguments determine.
const indexed = new WeakMap<DayPlan, DayIndex>();

export function indexDay(plan: DayPlan, facts: DayFacts): DayIndex {
  const known = indexed.get(plan);
  if (known?.facts === facts) return known;
  const index = buildIndex(plan, facts);
  indexed.set(plan, index);
  return index;
}

/** Ids of a model's own parts hold within one adoption. */
export function inAdoption(adoptionId: string, id: string): string {
  return JSON.stringify([adoptionId, id]);
}

function buildIndex(plan: DayPlan, facts: DayFacts): DayIndex {
  // By student, so that a card never depends on the order in which a solver filled the seats.
  const seats = plan.seats.toSorted((a, b) => (a.studentId < b.studentId ? -1 : 1));
  const availability = indexAvailability(facts.availability, plan.on);
  return {
    plan,
    facts,
    roster: indexRoster(facts.roster, plan.on),
    stations: new Map(plan.stations.map((station) => [station.id, station])),
    meetings: new Map(plan.meetings.map((meeting) => [meeting.id, meeting])),
    secondParts: new Map(plan.meetings.flatMap((meeting) => (meeting.continues === undefined ? [] : [[meeting.continues, meeting] as const]))),
    seatsOf: listBy(seats, (seat) => seat.studentId),
    seatsByMeeting: listBy(seats, (seat) => seat.meetingId),
    meetingsByStation: listBy(plan.meetings, (meeting) => meeting.stationId),
    modalities: byAdoption(facts, ({ model }) => model.practice.modalities),
    activities: byAdoption(facts, ({ model, adoption }) => [...model.instruction.activities, ...adoption.activities]),
    exitChecks: byAdoption(facts, ({ model, adoption }) => [...model.instruction.exitChecks, ...adoption.exitChecks]),
    misconceptions: byAdoption(facts, ({ model }) => model.instruction.misconceptions),
    fallbackTitles: new Map(facts.models.map(({ adoption, model }) => [adoption.id, model.operations.fallback.title])),
    isOut: (personId, periodId) => !availability({ kind: 'person', id: personId }, periodId).isAvailable,
  };
}

function byAdoption<T extends { readonly id: string }>(facts: DayFacts, partsOf: (adopted: DayFacts['models'][number]) => readonly T[]): ReadonlyMap<string, T> {
  return new Map(facts.models.flatMap((adopted) => partsOf(adopted).map((part) => [inAdoption(adopted.adoption.id, part.id), part])));
}

function listBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const lists = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const list = lists.get(key);
    if (list === undefined) lists.set(key, [item]);
    else list.push(item);
  }
  return lists;
}
