import { admit } from '@heddle/engine/evidence';
import type { Evidence } from '@heddle/engine/evidence';
import { drawItem, scoreAnswer } from '@heddle/engine/model';
import type { ItemTemplate } from '@heddle/engine/model';
import type { Answered, DiagnosticEvent, DiagnosticRun, PosedQuestion } from '@heddle/engine/path';
import { HeddleError } from '@heddle/engine/problem';
import type { Instant } from '@heddle/engine/roster';
import { z } from 'zod';
import type { SchoolTransaction } from '../../store/index.ts';
import { acting, defineService } from '../call-service.ts';
import { readDiagnosticSchool, selectRun } from './read-diagnostic.ts';
import type { DiagnosticSchool } from './read-diagnostic.ts';
import { lookAt, questionKey, standingOf } from './sitting.ts';
import type { SittingResult } from './sitting.ts';
import { id } from '../inputs.ts';

/** `given` null: "I do not know yet". `key` names the question that was answered; null, for a person at the command, the open one. */
type AnswerInput = { readonly student: string; readonly key: string | null; readonly given: string | null };
export type AnswerResult = SittingResult & { readonly isDuplicate: boolean };

/** Takes one answer: the diagnostic's event and the evidence it is, in one transaction. Says nothing about right or wrong: it is no lesson. */
export const answerDiagnostic = defineService<AnswerInput, AnswerResult>({
  name: 'answer-diagnostic',
  summary: 'Answer the question of a diagnostic that is asked now',
  input: z.strictObject({ student: id, key: z.string().max(64).nullable(), given: z.string().max(200).nullable() }),
  policy: 'run-diagnostic',
  run: (context, { student, key, given }) =>
    context.store.transact(acting(context, 'answer a question of a diagnostic'), async (tx) => {
      const of = await readDiagnosticSchool(tx, context.now);
      const run = await selectRun(tx, { student, on: of.on });
      const { question, status } = standingOf(run, of);
      // A second press of the same button, or a page that came back after the connection was gone.
      if (key !== null && run.answered.some((one) => keyOf(one.question, of) === key)) return { ...lookAt(run, of).summary, isDuplicate: true };
      if (question === null) throw new HeddleError('diagnostic.not-asking', { status });
      if (key !== null && questionKey(question) !== key) throw new HeddleError('diagnostic.another-question', {});
      const text = given === null || given.trim() === '' ? null : given;
      const after = await takeAnswer(tx, of, { run, question, given: text, mark: null, form: null, now: context.now });
      return { ...lookAt(after, of).summary, isDuplicate: false };
    }),
});

/**
 * Records an answer and the evidence that it is. `mark` is a person's own, and decides where there is one.
 * Throws HeddleError `diagnostic.another-question` where somebody else's answer came in between.
 */
export async function takeAnswer(tx: SchoolTransaction, of: DiagnosticSchool, taken: {
  readonly run: DiagnosticRun;
  readonly question: PosedQuestion;
  readonly given: string | null;
  readonly mark: boolean | null;
  readonly form: number | null;
  readonly now: Instant;
}): Promise<DiagnosticRun> {
  const { run, given, mark, form, now } = taken;
  const { competencyId, isProbe, itemId, itemSeed } = taken.question;
  const question = { competencyId, isProbe, itemId, itemSeed };
  const scored = given === null ? { isCorrect: false, misconceptionIds: [] } : scoreAnswer(selectItem(of, question), itemSeed, given);
  const answered: Omit<Answered, 'at' | 'on'> = { kind: 'answered', question, given, ...scored, ...(mark === null ? {} : { isCorrect: mark }), form };
  const event: DiagnosticEvent = { id: run.id, number: run.nextNumber, studentId: run.studentId, at: now, on: of.on, ...answered };
  if (!(await tx.recordDiagnosticEvent(event))) throw new HeddleError('diagnostic.another-question', {});
  await tx.recordEvidence(evidenceOf(of, event, answered));
  return selectRun(tx, { student: run.studentId, on: of.on });
}

/** One answer shows something about one competency. What the model's source for it is not trusted with, it does not decide. */
function evidenceOf({ school, adopted }: DiagnosticSchool, { id, number, studentId, at }: DiagnosticEvent, { question, isCorrect, misconceptionIds }: Omit<Answered, 'at' | 'on'>): readonly Evidence[] {
  const sources = adopted.model.technology.evidenceSources;
  const source = sources.find(({ kinds }) => kinds.includes('diagnostic'));
  if (source === undefined) return [];
  const record: Evidence = {
    id: `diagnostic/${id}/${number}`, studentId, competencyIds: [question.competencyId], kind: 'diagnostic',
    result: { kind: 'score', score: isCorrect ? 1 : 0 }, help: 'none', itemId: question.itemId, taskId: `diagnostic/${id}`, activityId: null,
    misconceptionIds, sourceId: source.id, trust: source.trust, occurredAt: at, recordedAt: at,
  };
  return admit({ evidence: [record], students: new Set([studentId]), graph: school.graph, sources }).accepted;
}

/** Throws HeddleError `diagnostic.item-gone` where the model has lost the item since it was asked. */
export function selectItem({ items }: Pick<DiagnosticSchool, 'items'>, { competencyId, itemId }: Pick<PosedQuestion, 'competencyId' | 'itemId'>): ItemTemplate {
  const item = items.get(competencyId)?.find(({ id }) => id === itemId);
  if (item === undefined) throw new HeddleError('diagnostic.item-gone', { item: itemId });
  return item;
}

function keyOf(question: PosedQuestion, of: DiagnosticSchool): string | null {
  const item = of.items.get(question.competencyId)?.find(({ id }) => id === question.itemId);
  return item === undefined ? null : questionKey({ ...question, prompt: drawItem(item, question.itemSeed).prompt });
}
