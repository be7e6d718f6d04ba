import type { SchoolDate } from '../../roster/index.ts';

/**
 * The day as a puzzle: plain numbers and indices, and everything the solver has to keep. `compile` writes it, `solve` reads nothing else,
 * so that the same instance may come from a school, from a file written by hand, or from another tool.
 *
 * It is frozen data: no Map, no Set, no Infinity; `null` stands for "no limit". Indices count from 0 into the lists of this object. In a file and
 * for its hash it is JSON, in which the columns of options are lists like all others (`packOptions`, `listOptions`).
 */
export type Instance = {
  readonly format: 'heddle-instance/2';
  readonly on: SchoolDate;
  readonly prices: Prices;
  /** In order of time. */
  readonly periods: readonly InstancePeriod[];
  readonly students: readonly {
    readonly id: string;
    /** Grade as a number, kindergarten 0: ratios look at the youngest. */
    readonly rank: number;
  }[];
  readonly adults: readonly InstanceAdult[];
  readonly spaces: readonly InstanceSpace[];
  readonly equipment: readonly Equipment[];
  readonly kinds: readonly StationKind[];
  readonly tasks: readonly Task[];
  readonly demands: readonly Demand[];
  readonly options: OptionColumns;
  /** Pairs of students who are never in one station. */
  readonly apart: readonly (readonly [number, number])[];
  readonly contacts: readonly Contact[];
  readonly ceilings: readonly Ceiling[];
  readonly dayRules: readonly DayRule[];
  readonly companies: readonly Company[];
  readonly continuations: readonly Continuation[];
  readonly walks: readonly Walk[];
  readonly floors: readonly Floor[];
};

type InstancePeriod = {
  readonly id: string;
  readonly minutes: number;
  /** The period that a meeting over two periods runs on into; null = none begins here. */
  readonly next: number | null;
};

/** What it costs the solver to go without, in points of value (a student's best option is worth 100). */
export type Prices = {
  /** A student in fallback, beside the value lost. */
  readonly fallback: number;
  /** A student without any place: what the search must drive to nought before anything else. */
  readonly unplaced: number;
  /** One limit of tier 'never' not kept. */
  readonly never: number;
  /** One limit of tier 'approval' gone beyond: about what three students lose in fallback. */
  readonly approval: number;
  /** Each student by which a group misses its size, on top of `approval`. */
  readonly perStudent: number;
  /** Each preparation beyond an adult's limit, on top of `approval`. */
  readonly perPreparation: number;
  /** One limit of tier 'preferred' not kept. */
  readonly preferred: number;
};

export type InstanceAdult = {
  readonly id: string;
  /** By period: stations this adult can be in at once. 0 = not there, null = no limit. */
  readonly stationsAtOnce: readonly (number | null)[];
  /** Sets of periods of which at least one stays free of stations: breaks and lunch. */
  readonly neverAll: readonly (readonly number[])[];
  /** Minutes in stations over the day: planning time is what is left. */
  readonly busyAtMost: number | null;
  /** Different preparations a day before a named person has to agree. */
  readonly preparationsAtMost: number | null;
};

export type InstanceSpace = {
  readonly id: string;
  readonly seats: number | null;
  readonly stationsAtOnce: readonly (number | null)[];
};

/** Sets that are counted, such as a cart of tablets or balances: how many there are in each period. */
type Equipment = { readonly id: string; readonly amountIn: readonly number[] };

/** What a station can be set up as: one modality of one adoption, or its fallback. */
export type StationKind = {
  readonly adoptionId: string;
  /** null = fallback. */
  readonly modalityId: string | null;
  readonly spaces: readonly number[];
  /** Who may be the responsible adult. */
  readonly adults: readonly number[];
  /** Most students with the responsible adult, by the youngest rank present; first entry whose rank is not below it. Empty = no limit. */
  readonly ratio: readonly { readonly throughRank: number; readonly students: number }[];
  /** Most students for each adult in the station. */
  readonly studentsPerAdult: number | null;
  readonly groupMin: number;
  readonly groupMax: number | null;
  readonly groupsPerStation: number | null;
  /** Spaces that hold fewer students or groups of this kind than their seats and `groupsPerStation` say; null = no fewer. */
  readonly rooms: readonly { readonly space: number; readonly students: number | null; readonly groups: number | null }[];
  /**
   * 2 = a station holds its space, adults and students in the period's `next` as well. Its seats, and the options for it, stand with the
   * demand of the first period; the student's demand in the second has no other seat, counts neither as fallback nor as unplaced, and its
   * own needs (spaces, adults, group size) hold too. Who has no demand in the second period cannot take part. A contact with an amount at
   * the second demand counts it; all else (value, minutes, screen minutes, day rules) is counted once, at the first.
   */
  readonly periods: 1 | 2;
  /** Does an adult prepare what is done here? Counts towards `preparationsAtMost`. */
  readonly isPrepared: boolean;
};

/** What one group does: students meet in one group only if they do the same. */
export type Task = {
  readonly kind: number;
  readonly purpose: 'competency' | 'project' | 'routine';
  readonly competencyId: string | null;
  readonly activityIds: readonly string[];
  readonly exitCheckId: string | null;
  /** The unit whose lessons stay in order, and the lesson's place in it. */
  readonly unit: { readonly id: string; readonly step: number } | null;
  readonly needs: readonly { readonly equipment: number; readonly amount: number; readonly per: 'group' | 'student' }[];
};

/** One student who needs one place in one period. */
export type Demand = {
  readonly student: number;
  readonly period: number;
  readonly adoptionId: string;
  /** Spaces the student has to be in, open to every kind of station for their sake; null = any that the kind allows. */
  readonly spaces: readonly number[] | null;
  /** Adults who must all be in the student's station. */
  readonly withAdults: readonly number[];
  /** Most students in the student's group. */
  readonly groupAtMost: number | null;
};

/** Options as columns (row i of each is one option), sorted by demand: a school of 3000 has three quarters of a million of them. */
export type OptionColumns = {
  readonly id: readonly string[];
  readonly demand: Column;
  readonly task: Column;
  readonly value: Column;
  /** Points that limits of tier 'approval' take off: same as last time, outside the grade span ... */
  readonly price: Column;
  readonly minutes: Column;
  readonly checkMinutes: Column;
  readonly screenMinutes: Column;
};

/**
 * Numbers that are only read, in a typed array: 32-bit integers for indices, 64-bit floats for all else. All threads of a search read the same
 * memory (`option-columns.ts`); as lists, each with a copy of its own, they were half of what planning a large school took.
 */
export type Column = Iterable<number> & {
  readonly length: number;
  readonly BYTES_PER_ELEMENT: number;
  readonly [row: number]: number;
  forEach(visit: (value: number, row: number) => void): void;
  map(change: (value: number, row: number) => number): Column;
  findIndex(isFound: (value: number, row: number) => boolean): number;
  every(isSo: (value: number, row: number) => boolean): boolean;
  keys(): Iterable<number>;
};

/** A student's amount of time with given adults today: service, certified teacher, home teacher. */
export type Contact = {
  readonly constraintId: string;
  /** Where it can be had, and how much counts there (the period's minutes, or 1 a period); null = the minutes of the option taken. */
  readonly demands: readonly { readonly demand: number; readonly amount: number | null }[];
  readonly adults: readonly number[];
  /** Only as the responsible adult, or anywhere in the station? */
  readonly isResponsible: boolean;
  /** null = any kind of station. */
  readonly kinds: readonly number[] | null;
  readonly atLeast: number;
  /** Points lost when nothing of it is had; in proportion when some is. */
  readonly price: number;
};

/** A student's screen minutes over some periods of the day. */
export type Ceiling = { readonly constraintId: string; readonly demands: readonly number[]; readonly atMost: number; readonly price: number };

/**
 * How the meetings of one student's day go together; `demands` stand in order of time. The price is paid for each pair that does not.
 * activity-once: no two share an activity. competency-once: no two have one competency. unit-in-order: of one unit, a later period has a
 * later step.
 */
export type DayRule = {
  readonly rule: 'activity-once' | 'competency-once' | 'unit-in-order';
  readonly demands: readonly number[];
  /** Kinds of station that the rule does not look at: work on a project may come twice. */
  readonly except: readonly number[];
  readonly price: number;
};

/** A standing group in one period. Members who are due sit where at least half of the others are of the group. */
type Company = { readonly members: readonly number[]; readonly due: readonly number[]; readonly price: number };

/**
 * A student goes on with somebody: the price is paid when one of these tasks is done at the demand without one of these adults in the station.
 * Doing something else altogether costs nothing here.
 */
export type Continuation = { readonly demand: number; readonly tasks: readonly number[]; readonly adults: readonly number[]; readonly price: number };

/**
 * Two spaces too far apart for the break between two periods; the price is paid for each student and adult who is in `spaces[0]` in
 * `periods[0]` and in `spaces[1]` in `periods[1]`.
 */
export type Walk = { readonly periods: readonly [number, number]; readonly spaces: readonly [number, number]; readonly price: number };

/**
 * What one student's day is to be worth at least, in points of net value over these demands. Whoever has been last for days comes before
 * the sum over all: `price` is paid when it is missed, and `perPoint` for each point that is missing. Net value is the option's value less
 * its price; a place in fallback counts 0.
 */
export type Floor = { readonly demands: readonly number[]; readonly atLeast: number; readonly price: number; readonly perPoint: number };
