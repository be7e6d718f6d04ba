import { gradeDistance, selectMethod } from '@heddle/engine/mastery';
import { indexModel, startDiagnostic as draw } from '@heddle/engine/path';
import type { DiagnosticEvent, Recorded } from '@heddle/engine/path';
import { HeddleError } from '@heddle/engine/problem';
import type { Person } from '@heddle/engine/roster';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { SchoolTransaction } from '../../store/index.ts';
import { acting, defineService } from '../call-service.ts';
import { id, seed as seedShape } from '../inputs.ts';
import type { ServiceContext } from '../service.ts';
import { say } from '../words.ts';
import { parametersInForce } from './parameters-in-force.ts';
import { findRun, readDiagnosticSchool, selectStudent } from './read-diagnostic.ts';
import type { DiagnosticSchool } from './read-diagnostic.ts';
import { lookAt } from './sitting.ts';
import type { SittingResult } from './sitting.ts';

type StartInput = { readonly student: string; readonly towards: readonly string[]; readonly seed: number | null };
export type Started = SittingResult & { readonly says: readonly string[] };

/** Begins a diagnostic: from here on the map, the priors and the seed stand. One at a time for each student. */
export const startDiagnostic = defineService<StartInput, Started>({
  name: 'start-diagnostic',
  summary: 'Begin a diagnostic: what does a student know of all that leads to a goal',
  input: z.strictObject({ student: id, towards: z.array(z.string().min(1).max(200)).max(50), seed: seedShape.nullable() }),
  policy: 'run-diagnostic',
  run: (context, { student, towards, seed }) =>
    context.store.transact(acting(context, 'start a diagnostic'), async (tx) => {
      const of = await readDiagnosticSchool(tx, context.now);
      const person = selectStudent(of, student);
      const before = await findRun(tx, { student, on: of.on });
      const standing = before === undefined ? undefined : lookAt(before, of).standing.status;
      if (standing === 'asking' || standing === 'paused' || standing === 'resting') throw new HeddleError('diagnostic.already-running', { student });
      const { map, parameters } = draw({
        graph: of.school.graph, grade: person.grade,
        destinationIds: await destinationsOf(tx, of, { person, towards }),
        records: await recordsOf(tx, of, { person, now: context.now }),
        askableIds: new Set(of.items.keys()),
        parameters: await parametersInForce(tx),
      });
      const id = randomUUID();
      const event: DiagnosticEvent = { id, number: 0, studentId: student, at: context.now, on: of.on, kind: 'started', map, parameters, seed: seed ?? seedOf(id) };
      await tx.recordDiagnosticEvent(event);
      const run = await findRun(tx, { student, on: of.on });
      if (run === undefined) throw new Error('a diagnostic that was recorded is not there');
      const { summary } = lookAt(run, of);
      const notAsked = summary.competencies - summary.askable;
      return {
        ...summary,
        says: notAsked === 0 ? [] : [say({ code: 'diagnostic.not-all-askable', params: { count: notAsked, of: summary.competencies } })],
      };
    }),
});

/** The goals a person named, by id or code; else the destination of the student's round; else the work of the student's grade. */
async function destinationsOf(tx: SchoolTransaction, { school, adopted, on }: DiagnosticSchool, { person, towards }: { readonly person: Person; readonly towards: readonly string[] }): Promise<readonly string[]> {
  if (towards.length > 0) {
    return towards.map((one) => {
      const found = school.graph.findByCode(one);
      if (found === undefined) throw new HeddleError('diagnostic.unknown-goal', { value: one });
      return found.id;
    });
  }
  const rounds = await tx.readRoundPlans({ on, status: 'published' });
  const goal = rounds.find(({ adoptionId }) => adoptionId === adopted.adoption.id)?.goals.find(({ studentId }) => studentId === person.id)?.destinationId ?? null;
  if (goal !== null) return [goal];
  // As the path does: what this school can teach on the student's grade.
  const onGrade = [...indexModel({ adopted, graph: school.graph }).planned]
    .filter(([, { competency }]) => gradeDistance(person.grade, competency.grades) === 0).map(([id]) => id);
  if (onGrade.length === 0) throw new HeddleError('diagnostic.no-destination', {});
  return onGrade;
}

/** What earlier days say, by the school's own method: the estimate today beside the same method's without any evidence. */
async function recordsOf(tx: SchoolTransaction, { school, adopted }: DiagnosticSchool, { person, now }: { readonly person: Person; readonly now: ServiceContext['now'] }): Promise<ReadonlyMap<string, Recorded>> {
  const evidence = (await tx.readEvidence({ studentId: person.id, before: now })).filter(({ trust }) => trust !== 'context');
  const method = selectMethod(adopted.model.instruction.mastery, await tx.takenMethods());
  const empty = method.start();
  const state = method.apply(empty, evidence);
  const ids = new Set(evidence.flatMap(({ competencyIds }) => competencyIds));
  return new Map([...ids].map((competencyId): readonly [string, Recorded] => {
    const question = { competencyId, asOf: now, grade: person.grade, graph: school.graph };
    return [competencyId, { p: method.estimate(state, question).p, before: method.estimate(empty, question).p }];
  }));
}

/** Chance from the diagnostic's own id, which is drawn: nobody can know a student's questions from another's. */
function seedOf(id: string): number {
  return Number.parseInt(id.replaceAll('-', '').slice(0, 8), 16);
}
