import type { CompetencyGraph } from '../competency/index.ts';
import { gradeDistance } from '../mastery/index.ts';
import type { Grade, SchoolDate } from '../roster/index.ts';
import { createRandom } from './random.ts';

/**
 * What simulated students really know: hidden from every other stage, and on purpose not what the estimator believes. Skills are a scale
 * without steps, prerequisites lie under them, people learn at their own pace and forget; the estimator thinks in "knows it or not".
 * A method that only works when the world is built like itself would shine in its own mirror.
 */
export type Truth = {
  readonly seed: number;
  readonly students: ReadonlyMap<string, TrueStudent>;
};

export type TrueStudent = {
  readonly id: string;
  readonly grade: Grade | null;
  /** Standing among students of the grade, in logits. */
  readonly ability: number;
  /** Logits learnt in a good half hour. */
  readonly pace: number;
  readonly slip: number;
  readonly guess: number;
  /** Chance to ask for help with a question they are not sure of. */
  readonly helpSeeking: number;
  readonly absence: number;
  /** What school added since the start, by competency, and when it was last used. */
  readonly gains: ReadonlyMap<string, { readonly gain: number; readonly on: SchoolDate }>;
};

export function startTruth(of: { readonly students: readonly { readonly id: string; readonly grade: Grade | null }[]; readonly seed: number }): Truth {
  const students = of.students.map(({ id, grade }): readonly [string, TrueStudent] => {
    const random = createRandom(of.seed, 'student', id);
    return [id, {
      id, grade,
      ability: random.normal(),
      pace: 0.5 + random.next(),
      slip: 0.03 + 0.1 * random.next(),
      guess: 0.05 + 0.2 * random.next(),
      helpSeeking: 0.3 * random.next(),
      // Mean 4 %, a long tail: a few students miss a day a week.
      absence: 0.01 + 0.2 * random.next() ** 6 + 0.02 * random.next(),
      gains: new Map(),
    }];
  });
  return { seed: of.seed, students: new Map(students) };
}

/**
 * How good is a student at a competency on a day, in logits? What they came with (their ability, how long ago it was taught, and chance),
 * what school added, less what they have not used for a while, and weighed down by prerequisites they lack.
 */
export function skillOn(of: { readonly truth: Truth; readonly student: TrueStudent; readonly competencyId: string; readonly on: SchoolDate; readonly graph: CompetencyGraph }): number {
  const { student, competencyId, graph } = of;
  const own = skillAlone(of);
  const weakest = graph.prerequisitesOf(competencyId).reduce((least, id) => Math.min(least, skillAlone({ ...of, competencyId: id })), Infinity);
  const below = Math.min(0, weakest);
  return student.gains.has(competencyId) ? own + 0.25 * below : own + 0.5 * below;
}

function skillAlone(of: { readonly truth: Truth; readonly student: TrueStudent; readonly competencyId: string; readonly on: SchoolDate; readonly graph: CompetencyGraph }): number {
  const { truth, student, competencyId, on, graph } = of;
  const distance = gradeDistance(student.grade, graph.competencies.get(competencyId)?.grades ?? []) ?? 0;
  const came = student.ability + 1.3 * distance - 0.9 + 0.7 * createRandom(truth.seed, 'skill', student.id, competencyId).normal();
  return came + keptGain(student, competencyId, on);
}

/** What is left of what school added: a power law of forgetting (Wickelgren 1974; Wixted & Ebbesen 1991), where the estimator's is exponential. */
export function keptGain(student: TrueStudent, competencyId: string, on: SchoolDate): number {
  const added = student.gains.get(competencyId);
  if (added === undefined) return 0;
  const days = Math.max(0, (Date.parse(on) - Date.parse(added.on)) / 86_400_000);
  return added.gain * (1 + days / 7) ** -0.15;
}

export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
