import type { Evidence } from './evidence/index.ts';
import { estimatesAlong, judge, selectMethod, studentMastery } from './mastery/index.ts';
import type { Judgement, MasteryMethod, StudentMastery, StudentProjection } from './mastery/index.ts';
import type { AdoptedModel } from './model/index.ts';
import type { Reason } from './problem/index.ts';
import { indexModel, informMastery, optionsFor, pastMeetings } from './path/index.ts';
import type { Diagnosed, Option } from './path/index.ts';
import { indexAvailability, indexRoster, isActiveOn, previousSchoolDay, schoolDateAt, studentsToPlace } from './roster/index.ts';
import type { Instant, Person } from './roster/index.ts';
import { compile, solve, toDayPlan, verifyDay } from './schedule/index.ts';
import type { DayFacts, DayPlan, Instance, Solution, Violation } from './schedule/index.ts';

/**
 * The whole loop, one night of it: the table of contents of the project.
 *
 *   evidence ──► mastery ──► path ──► schedule ──► instruction ──► tomorrow's evidence
 *
 * Pure: the same facts, evidence, seed and iterations give the same plan on every machine.
 */
export async function planDay(night: Night): Promise<PlannedDay> {
  const known = knowStudents(night);
  const { options, notes } = offerOptions(night, known);
  const instance = compile({ facts: night.facts, options });
  const solution = await (night.search ?? searchHere)({ instance, seed: night.seed, iterations: night.iterations });
  const plan = toDayPlan({ facts: night.facts, options, instance, solution, seed: night.seed, asOf: night.asOf, modelVersions: versionsOf(night.facts) });
  const violations = verifyDay({ facts: night.facts, plan });
  return { plan, violations, options, notes, newJudgements: known.newJudgements, expectedStudents: known.studentIds.length };
}

/** What is known before a day begins. */
export type Night = Knowledge & {
  readonly seed: number;
  /** Steps of search; more never makes a worse plan. */
  readonly iterations: number;
  /** Where the search runs: here when left out, in a worker's thread when a server must go on answering. */
  readonly search?: Search;
};

export type Knowledge = {
  readonly facts: DayFacts;
  /** All that happened before `asOf`: what happens later belongs to later plans. */
  readonly evidence: readonly Evidence[];
  readonly judgements: readonly Judgement[];
  /** By student, what a diagnostic found that is still provisional: first guesses where daily work has said nothing yet. */
  readonly diagnosed?: ReadonlyMap<string, Diagnosed>;
  readonly asOf: Instant;
  /** Methods whose parameters the school has taken in place of those its models name. */
  readonly taken?: readonly MasteryMethod[];
  /** What the store has folded of each student, by id: a head start, and never another outcome. */
  readonly projections?: ReadonlyMap<string, readonly StudentProjection[]>;
};

export type Search = (request: { readonly instance: Instance; readonly seed: number; readonly iterations: number }) => Promise<Solution>;

export type PlannedDay = {
  readonly plan: DayPlan;
  /** What the independent checker found, of every tier. */
  readonly violations: readonly Violation[];
  readonly options: readonly Option[];
  /** What path held back or found missing: pauses, gaps without material, students without any option. */
  readonly notes: readonly Reason[];
  /** Levels that the evidence has earned since the last night. */
  readonly newJudgements: readonly Judgement[];
  /** Present students whom the models plan today. */
  readonly expectedStudents: number;
};

// --- evidence ──► mastery ----------------------------------------------------------------------------------------

export type Known = {
  readonly newJudgements: readonly Judgement[];
  /** Students to be placed today, sorted. */
  readonly studentIds: readonly string[];
  /** Periods of today in which a model plans the student. */
  readonly periodsOf: (studentId: string, adopted: AdoptedModel) => readonly string[];
  readonly masteryOf: (student: Pick<Person, 'id' | 'grade'>, adopted: AdoptedModel) => StudentMastery;
};

/** Judges what is new and says where each student stands under each model. Estimates fade with time; levels move on evidence alone. */
export function knowStudents({ facts, evidence, judgements, diagnosed, asOf, taken, projections }: Knowledge): Known {
  const dateOf = (at: Instant) => schoolDateAt(facts.roster.school.timeZone, at);
  const grades = new Map(facts.roster.people.map(({ id, grade }) => [id, grade]));
  const newJudgements = facts.models.flatMap((adopted) => {
    const policy = adopted.model.instruction.mastery;
    const estimateThen = estimatesAlong({ evidence, method: selectMethod(policy, taken), gradeOf: (studentId) => grades.get(studentId) ?? null, graph: facts.graph });
    return judge({ evidence: evidenceOn(adopted, facts, evidence), previous: judgements, policy, dateOf, estimateThen });
  });
  const evidenceOf = Map.groupBy(evidence, (record) => record.studentId);
  const judgementsOf = Map.groupBy([...judgements, ...newJudgements], (judgement) => judgement.studentId);

  const index = indexRoster(facts.roster, facts.day.on);
  const periods = new Map(facts.models.map((adopted) => {
    const places = studentsToPlace({ index, sectionIds: adopted.adoption.claims.sectionIds, availability: facts.availability });
    const pairs = [...places].flatMap(([periodId, studentIds]) => studentIds.map((studentId) => ({ studentId, periodId })));
    return [adopted, Map.groupBy(pairs, ({ studentId }) => studentId)];
  }));
  return {
    newJudgements,
    studentIds: [...new Set([...periods.values()].flatMap((byStudent) => [...byStudent.keys()]))].toSorted(),
    periodsOf: (studentId, adopted) => (periods.get(adopted)?.get(studentId) ?? []).map(({ periodId }) => periodId),
    masteryOf(student, { model }) {
      const policy = model.instruction.mastery;
      const method = selectMethod(policy, taken);
      const mastery = studentMastery({
        student, asOf, dateOf, graph: facts.graph, policy, method,
        evidence: evidenceOf.get(student.id) ?? [],
        judgements: judgementsOf.get(student.id) ?? [],
        projection: projections?.get(student.id)?.find((one) => one.method === method.id),
      });
      const first = diagnosed?.get(student.id);
      return first === undefined ? mastery : informMastery(mastery, first);
    },
  };
}

/** A model judges what it teaches: with two models in a school, neither gives levels in the other's subject. */
export function evidenceOn({ adoption, model }: AdoptedModel, { graph, models }: Pick<DayFacts, 'graph' | 'models'>, evidence: readonly Evidence[]): readonly Evidence[] {
  if (models.length === 1) return evidence;
  const own = new Set([...model.instruction.frameworks.map(({ id }) => id), ...(adoption.frameworkId === null ? [] : [adoption.frameworkId])]);
  return evidence.filter(({ competencyIds }) => competencyIds.some((id) => own.has(graph.competencies.get(id)?.frameworkId ?? '')));
}

// --- mastery ──► path --------------------------------------------------------------------------------------------

/** For every student and period: what could come next, what it is worth, and why. */
export function offerOptions({ facts }: Knowledge, known: Known): { readonly options: readonly Option[]; readonly notes: readonly Reason[] } {
  const { roster, day } = facts;
  const people = new Map(roster.people.map((person) => [person.id, person]));
  const accommodationsOf = Map.groupBy(roster.accommodations.filter((one) => isActiveOn(one, day.on)), (one) => one.studentId);
  const periodOf = new Map(day.periods.map((period) => [period.id, period]));
  const minutesOf = (id: string | undefined) => periodOf.get(id ?? '')?.minutes ?? 0;
  const lastSchoolDay = previousSchoolDay(roster, day.on) ?? null;
  const wasThere = indexAvailability(facts.availability, lastSchoolDay ?? day.on);

  const offers = facts.models.flatMap((adopted) => {
    const index = indexModel({ adopted, graph: facts.graph });
    const pastOf = pastMeetings({ history: facts.history, adoptionId: adopted.adoption.id });
    const round = facts.rounds.find((one) => one.adoptionId === adopted.adoption.id) ?? null;
    return known.studentIds.flatMap((studentId) => {
      const student = people.get(studentId);
      const periodIds = known.periodsOf(studentId, adopted);
      if (student === undefined || periodIds.length === 0) return [];
      return optionsFor({
        student, index, round, lastSchoolDay,
        on: day.on,
        periods: periodIds.map((id) => {
          const next = periodOf.get(id)?.runsInto;
          return { id, minutes: minutesOf(id), minutesOfTwo: next !== undefined && periodIds.includes(next) ? minutesOf(id) + minutesOf(next) : null };
        }),
        mastery: known.masteryOf(student, adopted),
        past: pastOf.get(studentId) ?? [],
        accommodations: accommodationsOf.get(studentId) ?? [],
        wasPresentLastDay: periodIds.every((periodId) => wasThere({ kind: 'person', id: studentId }, periodId).isAvailable),
      });
    });
  });
  return { options: offers.flatMap((offer) => offer.options), notes: offers.flatMap((offer) => offer.notes) };
}

// --- path ──► schedule -------------------------------------------------------------------------------------------

const searchHere: Search = async ({ instance, seed, iterations }) => solve(instance, { seed, iterations });

/** `model@version` by adoption. */
export function versionsOf({ models }: Pick<DayFacts, 'models'>): Readonly<Record<string, string>> {
  return Object.fromEntries(models.map(({ adoption, model }) => [adoption.id, `${model.id}@${model.version}`]));
}
