import type { Locale } from '@heddle/engine/messages';
import { drawItem } from '@heddle/engine/model';
import { posePaper } from '@heddle/engine/path';
import type { DiagnosticRun, PosedQuestion } from '@heddle/engine/path';
import { HeddleError } from '@heddle/engine/problem';
import type { Person } from '@heddle/engine/roster';
import { z } from 'zod';
import { diagnosticReport } from '../../reports/index.ts';
import type { PaperView } from '../../reports/index.ts';
import { acting, defineService } from '../call-service.ts';
import { selectItem } from './answer-diagnostic.ts';
import { readDiagnosticSchool, selectRun, selectStudent } from './read-diagnostic.ts';
import type { DiagnosticSchool } from './read-diagnostic.ts';
import { lookAt, questionKey } from './sitting.ts';
import type { SittingResult } from './sitting.ts';
import { id, locale } from '../inputs.ts';

type PrintInput = { readonly student: string; readonly questions: number };

/** Makes the next sheet of questions and keeps which they are, so that its marks can come in on any later day. A sheet that still waits is replaced. */
export const printDiagnostic = defineService<PrintInput, SittingResult & { readonly form: number; readonly printed: number }>({
  name: 'print-diagnostic',
  summary: 'Make a sheet of questions on paper for a student\'s diagnostic',
  input: z.strictObject({ student: id, questions: z.int().min(1).max(30) }),
  policy: 'run-diagnostic',
  run: (context, { student, questions }) =>
    context.store.transact(acting(context, 'print a diagnostic'), async (tx) => {
      const of = await readDiagnosticSchool(tx, context.now);
      const run = await selectRun(tx, { student, on: of.on });
      const { status } = lookAt(run, of).summary;
      if (status === 'stopped' || status === 'finished') throw new HeddleError('diagnostic.not-asking', { status });
      const posed = posePaper(run, { items: of.items, questions });
      const asked = posed.map(({ competencyId, isProbe, itemId, itemSeed }): PosedQuestion => ({ competencyId, isProbe, itemId, itemSeed }));
      const isNew = await tx.recordDiagnosticEvent({ id: run.id, number: run.nextNumber, studentId: student, at: context.now, on: of.on, kind: 'printed', questions: asked });
      if (!isNew) throw new HeddleError('diagnostic.another-question', {});
      return { ...lookAt(await selectRun(tx, { student, on: of.on }), of).summary, form: run.nextNumber, printed: asked.length };
    }),
});

type ViewInput = { readonly student: string; readonly locale: Locale; readonly isMarking: boolean };

/** The sheet that waits for its marks, for the student, or with the key for whoever marks it. */
export const viewPaper = defineService<ViewInput, { readonly html: string; readonly view: PaperView }>({
  name: 'view-diagnostic-paper',
  summary: 'Show the sheet of questions that waits for its marks, or its marking sheet',
  input: z.strictObject({ student: id, locale, isMarking: z.boolean() }),
  policy: 'run-diagnostic',
  run: (context, { student, locale, isMarking }) =>
    context.store.transact(acting(context, 'look at a sheet of questions'), async (tx) => {
      const of = await readDiagnosticSchool(tx, context.now);
      const person = selectStudent(of, student);
      const run = await selectRun(tx, { student, on: of.on });
      return diagnosticReport(paperView({ run, of, person, locale, isMarking }));
    }),
});

function paperView({ run, of, person, locale, isMarking }: { readonly run: DiagnosticRun; readonly of: DiagnosticSchool; readonly person: Person; readonly locale: Locale; readonly isMarking: boolean }): PaperView {
  if (run.form === null) throw new HeddleError('diagnostic.no-paper', { student: person.id });
  return {
    kind: isMarking ? 'marking' : 'paper', locale, student: { id: person.id, name: `${person.givenName} ${person.familyName}` },
    schoolName: of.school.roster.school.name, printedOn: run.form.on, form: run.form.number,
    questions: run.form.questions.map((question) => {
      const { prompt, answer } = drawItem(selectItem(of, question), question.itemSeed);
      return {
        place: question.place, key: questionKey({ ...question, prompt }), prompt, answer: isMarking ? answer : null,
        competency: of.names.competency(question.competencyId, { audience: 'staff', locale }) ?? question.competencyId, isProbe: isMarking && question.isProbe,
      };
    }),
  };
}
