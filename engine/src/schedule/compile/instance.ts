import type { SchoolDate } from '../../roster/index.ts';

/**
 * The day as a puzzle: plain numbers and indices, and everything the solver has to keep. `compile` writes it, `solve` reads nothing else,
 * so that the same instance may come from a school, from a file written by hand, or from another tool.
 *
 * It is frozen JSON: no Map, no Set, no Infinity; `null` stands for "no limit". Indices count from 0 into the lists of this object.
 */
export type Instance = {
  readonly format: 'heddle-instance/1';
  readonly on: SchoolDate;
  readonly prices: Prices;
  readonly periods: readonly { readonly id: string; readonly minutes: number }[];
  readonly students: readonly {
    readonly id: string;
    /** Grade as a number, kindergarten 0: ratios look at the youngest. */
    readonly rank: number;
  }[];
  readonly adults: readonly InstanceAdult[];
  readonly spaces: readonly InstanceSpace[];
  readonly kinds: readonly StationKind[];
  readonly tasks: readonly Task[];
  readonly demands: readonly Demand[];
  readonly options: OptionColumns;
  /** Pairs of students who are never in one station. */
  readonly apart: readonly (readonly [number, number])[];
  readonly contacts: readonly Contact[];
  readonly ceilings: readonly Ceiling[];
  readonly repeats: readonly Repeat[];
  readonly companies: readonly Company[];
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

/** Options as columns (row i of each list is one option), sorted by demand: a school has tens of thousands of them. */
export type OptionColumns = {
  readonly id: readonly string[];
  readonly demand: readonly number[];
  readonly task: readonly number[];
  readonly value: readonly number[];
  /** Points that limits of tier 'approval' take off: same as last time, outside the grade span ... */
  readonly price: readonly number[];
  readonly minutes: readonly number[];
  readonly checkMinutes: readonly number[];
  readonly screenMinutes: readonly number[];
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

/** Two meetings of one student on one day that should not share an activity. */
export type Repeat = { readonly demands: readonly [number, number]; readonly price: number };

/** A standing group in one period. Members who are due sit where at least half of the others are of the group. */
export type Company = { readonly members: readonly number[]; readonly due: readonly number[]; readonly price: number };
