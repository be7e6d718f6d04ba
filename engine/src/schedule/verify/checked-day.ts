import type { Activity, AdoptedModel, ExitCheck, Modality, ModelLimits } from '../../model/index.ts';
import type { Accommodation, Grade, Person, SchoolDate, SchoolDay, Service, Space, StaffOffer } from '../../roster/index.ts';
import type { DayFacts } from '../day-facts.ts';
import type { DayPlan, Meeting, Seat, Station } from '../plan.ts';

/**
 * A published plan laid beside the facts, on named people, rooms and minutes: what every `check` reads.
 * It is worked out from `DayFacts` and `DayPlan` alone. Nothing here knows how plans are made, so that a mistake in making one
 * cannot hide itself.
 */
export type CheckedDay = {
  readonly facts: DayFacts;
  readonly plan: DayPlan;
  /** The strictest of the school's limits and those of its models. */
  readonly limits: ModelLimits;
  readonly stations: readonly CheckedStation[];
  /** Seats whose meeting, station and student are known. */
  readonly seats: readonly CheckedSeat[];
  /** Seats that point at a meeting, station or student that does not exist. */
  readonly looseSeats: readonly Seat[];
  /** Who should have one place, in which period, by the roster and the adoptions' claims; absence already taken out. */
  readonly expected: readonly Expected[];
  /** Everybody who is enrolled in a planned section in a period, absent or not. */
  readonly enrolled: readonly Expected[];
  /** The student's seats in order of time. */
  seatsOf(studentId: string): readonly CheckedSeat[];
  /** Everybody who is in a station today, with the stations, leading or helping. */
  readonly adultsAtWork: ReadonlyMap<string, readonly CheckedStation[]>;
  period(periodId: string): SchoolDay['periods'][number] | undefined;
  person(personId: string): Person | undefined;
  offer(personId: string): StaffOffer | undefined;
  accommodations(studentId: string): readonly Accommodation[];
  services(studentId: string): readonly Service[];
  /** Why the person cannot be in a station in the period; undefined when they can. */
  whyAway(personId: string, periodId: string): Away | undefined;
  /** Why the space cannot hold a station in the period; undefined when it can. */
  whyClosed(spaceId: string, periodId: string): Away | undefined;
  /** Sections outside the models that the person teaches today, by period. */
  fixedPeriods(personId: string): readonly string[];
  readonly week: CheckedWeek;
  /** Grades in order, kindergarten 0; undefined for a word that is no grade. */
  rankOf(grade: Grade): number | undefined;
  /** What has to happen today for the week to hold what is owed; see verify/pace.ts. */
  dueToday(pace: Pace): number;
};

/** A weekly amount in any unit. `rest` is what the later days can give at most, `can` what today can. */
export type Pace = { readonly owed: number; readonly given: number; readonly rest: number; readonly can: number };

export type Expected = { readonly studentId: string; readonly periodId: string; readonly adoptionId: string };

/** `detail` is a reported reason, or the id of the section. */
export type Away = { readonly why: 'absent' | 'left' | 'section' | 'pull-out' | 'reserved' | 'unoffered'; readonly detail: string };

export type CheckedStation = {
  readonly station: Station;
  readonly period: SchoolDay['periods'][number];
  /** undefined where the plan names one that does not exist. */
  readonly space: Space | undefined;
  readonly adopted: AdoptedModel | undefined;
  readonly modality: Modality | undefined;
  readonly adults: readonly Person[];
  readonly meetings: readonly CheckedMeeting[];
  readonly seats: readonly CheckedSeat[];
};

export type CheckedMeeting = {
  readonly meeting: Meeting;
  /** Of a meeting over two periods, this is its second part: what is told of a meeting once is told of the first. */
  readonly isSecondPart: boolean;
  /** Minutes it is held, both parts together. */
  readonly minutesHeld: number;
  readonly seats: readonly CheckedSeat[];
  /** Those that the adoption knows. */
  readonly activities: readonly Activity[];
  readonly exitCheck: ExitCheck | undefined;
};

export type CheckedSeat = { readonly seat: Seat; readonly student: Person; readonly station: CheckedStation; readonly meeting: CheckedMeeting };

/** The school week round today, as weekly limits need it. */
export type CheckedWeek = {
  /** Earlier days of this week that were planned, with the student's seats of each. */
  past(studentId: string): readonly PastSeat[];
  /** The student's seats of every earlier day that is known, oldest first. */
  earlier(studentId: string): readonly PastSeat[];
  /** Periods of later days of this week in which the student will be planned, known absences left out. */
  future(studentId: string): readonly { readonly on: SchoolDate; readonly weekday: number; readonly periodId: string; readonly minutes: number }[];
  /** Share of the week's planned days on which the student was or will be here, 0..1. */
  presence(studentId: string): number;
  /** Is the adult expected in school, free, and offering the period, on another day of the week? */
  canCome(personId: string, on: SchoolDate, periodId: string): boolean;
  /** The student's newest seat before today in the adoption, fallback aside. */
  lastSeat(studentId: string, adoptionId: string): PastSeat | undefined;
};

export type PastSeat = {
  readonly on: SchoolDate;
  readonly seat: Seat;
  readonly meeting: Meeting;
  readonly station: Station;
  readonly periodMinutes: number;
  readonly studentIdsInStation: readonly string[];
};
