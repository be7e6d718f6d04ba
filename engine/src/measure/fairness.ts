import { ninePlaces } from '../mastery/index.ts';
import type { Roster } from '../roster/index.ts';
import type { LivedDays } from './lived-days.ts';

/**
 * Who gets what, over days? A plan that is best for all together may be poor for the same ones every time, and a mean over the school hides it.
 * Told by group: by what students knew before (thirds), by accommodation or service, by grade. It steers nothing; people read it.
 *
 * Figures of fewer than ten students are left out, because a few children are easily told apart, and so is the next group where the one left
 * out could be worked out from the others.
 */
export type FairnessReport = {
  readonly groups: readonly FairnessGroup[];
  /** By partition, the widest distance between two groups' shares of their own best, in points. null where fewer than two are shown. */
  readonly gaps: readonly { readonly by: Partition; readonly points: number | null }[];
  readonly leastStudents: number;
};

type Partition = 'prior' | 'support' | 'grade';
export type FairnessGroup = {
  readonly by: 'all' | Partition;
  /** 'low', 'middle', 'high'; 'with', 'without'; a grade. '' for all. */
  readonly group: string;
  /** null = too few to be told. */
  readonly figures: FairnessFigures | null;
};

/** Means over the students of the group, minutes a day. */
type FairnessFigures = {
  readonly students: number;
  readonly shareOfBest: number | null;
  readonly poorDays: number;
  /** Students with three poor days running: what the floor is there to prevent. */
  readonly longPoorRuns: number;
  readonly teacherMinutes: number;
  readonly smallGroupMinutes: number;
  readonly onGradeMinutes: number;
  readonly fallbackDays: number;
  readonly wishes: number;
  readonly deniedWishes: number;
  /** Of each student's longest run of days in the lowest group. */
  readonly lowestGroupRun: number;
};

export function measureFairness(of: {
  readonly lived: readonly LivedDays[];
  readonly roster: Pick<Roster, 'people' | 'accommodations' | 'services'>;
  readonly prior: ReadonlyMap<string, number>;
  readonly leastStudents?: number;
}): FairnessReport {
  const { lived, roster, prior, leastStudents = 10 } = of;
  const grades = new Map(roster.people.map(({ id, grade }) => [id, grade ?? '']));
  const supported = new Set([...roster.accommodations, ...roster.services].map(({ studentId }) => studentId));
  const thirds = thirdsOf(lived.map(({ studentId }) => studentId), prior);
  const partitions: Readonly<Record<Partition, (studentId: string) => string | undefined>> = {
    prior: (id) => thirds.get(id),
    support: (id) => (supported.has(id) ? 'with' : 'without'),
    grade: (id) => grades.get(id),
  };
  const told = (['prior', 'support', 'grade'] as const).map((by) => ({ by, groups: partition({ by, lived, groupOf: partitions[by], leastStudents }) }));
  const all: FairnessGroup = { by: 'all', group: '', figures: lived.length < leastStudents ? null : figuresOf(lived) };
  return {
    groups: [all, ...told.flatMap(({ groups }) => groups)],
    gaps: told.map(({ by, groups }) => ({ by, points: gapBetween(groups) })),
    leastStudents,
  };
}

/** Students without a known past stand in no third. */
function thirdsOf(studentIds: readonly string[], prior: ReadonlyMap<string, number>): ReadonlyMap<string, string> {
  const known = studentIds.filter((id) => prior.has(id)).toSorted((a, b) => (prior.get(a) ?? 0) - (prior.get(b) ?? 0) || (a < b ? -1 : 1));
  return new Map(known.map((id, place) => [id, place < known.length / 3 ? 'low' : place < (2 * known.length) / 3 ? 'middle' : 'high']));
}

function partition(of: {
  readonly by: Partition; readonly lived: readonly LivedDays[]; readonly groupOf: (studentId: string) => string | undefined; readonly leastStudents: number;
}): readonly FairnessGroup[] {
  const members = Map.groupBy(of.lived.filter(({ studentId }) => of.groupOf(studentId) !== undefined), ({ studentId }) => of.groupOf(studentId) ?? '');
  const bySize = [...members].toSorted(([a, left], [b, right]) => left.length - right.length || (a < b ? -1 : 1));
  const hidden = new Set(bySize.filter(([, own]) => own.length < of.leastStudents).map(([group]) => group));
  const hiddenStudents = bySize.filter(([group]) => hidden.has(group)).reduce((sum, [, own]) => sum + own.length, 0);
  // What is left out alone is the whole less what is told.
  const next = bySize.find(([group]) => !hidden.has(group))?.[0];
  if (hidden.size > 0 && hiddenStudents < of.leastStudents && next !== undefined) hidden.add(next);
  return [...members].toSorted(([a], [b]) => orderOf(a) - orderOf(b) || (a < b ? -1 : 1))
    .map(([group, own]) => ({ by: of.by, group, figures: hidden.has(group) ? null : figuresOf(own) }));
}

/** Thirds read from low to high, not by the alphabet. */
function orderOf(group: string): number {
  return ['low', 'middle', 'high', 'with', 'without'].indexOf(group);
}

function figuresOf(lived: readonly LivedDays[]): FairnessFigures {
  const sum = (read: (one: LivedDays) => number) => lived.reduce((total, one) => total + read(one), 0);
  const days = sum((one) => one.days);
  const mean = (total: number, of: number) => (of === 0 ? 0 : ninePlaces(total / of));
  const judged = lived.filter(({ shareOfBest }) => shareOfBest !== null);
  return {
    students: lived.length,
    shareOfBest: judged.length === 0 ? null : mean(sum((one) => one.shareOfBest ?? 0), judged.length),
    poorDays: mean(sum((one) => one.poorDays), lived.length),
    longPoorRuns: lived.filter(({ poorRun }) => poorRun >= 3).length,
    teacherMinutes: mean(sum((one) => one.teacherMinutes), days),
    smallGroupMinutes: mean(sum((one) => one.smallGroupMinutes), days),
    onGradeMinutes: mean(sum((one) => one.onGradeMinutes), days),
    fallbackDays: mean(sum((one) => one.fallbackDays), lived.length),
    wishes: sum((one) => one.wishes), deniedWishes: sum((one) => one.deniedWishes),
    lowestGroupRun: mean(sum((one) => one.lowestGroupRun), lived.length),
  };
}

function gapBetween(groups: readonly FairnessGroup[]): number | null {
  const shares = groups.flatMap(({ figures }) => figures?.shareOfBest ?? []);
  return shares.length < 2 ? null : ninePlaces(Math.max(...shares) - Math.min(...shares));
}
