import { drawItem } from '@heddle/engine/model';
import type { DiagnosticRun } from '@heddle/engine/path';
import { HeddleError, hasErrors } from '@heddle/engine/problem';
import type { Problem } from '@heddle/engine/problem';
import type { Instant } from '@heddle/engine/roster';
import { basename } from 'node:path';
import { z } from 'zod';
import { readMarks } from '../../interop/marks-csv/index.ts';
import type { SchoolTransaction } from '../../store/index.ts';
import { acting, defineService } from '../call-service.ts';
import { id, machinePath } from '../inputs.ts';
import { refuse, whenRefused } from '../refusal.ts';
import type { ImportResult } from '../service.ts';
import { notesFrom } from '../words.ts';
import { selectItem, takeAnswer } from './answer-diagnostic.ts';
import { findRun, readDiagnosticSchool, selectRun } from './read-diagnostic.ts';
import type { DiagnosticSchool } from './read-diagnostic.ts';
import { lookAt, questionKey } from './sitting.ts';
import type { SittingResult } from './sitting.ts';

/** What stood on the sheet: the answer as written, or the mark of whoever read it. "unsure" is the ticked box, and counts as not right. */
type Mark = { readonly key: string; readonly given: string | null; readonly mark: 'right' | 'wrong' | 'unsure' | null };
type MarkInput = { readonly student: string; readonly form: number; readonly marks: readonly Mark[] };
export type Marked = SittingResult & { readonly taken: number; readonly left: number };

/**
 * Takes in the marks of a sheet, all or none. An answer that is typed in is marked here, unless a person's own mark stands beside it.
 * Questions left empty wait on. Marks of a sheet that was typed in before change nothing.
 */
export const markDiagnostic = defineService<MarkInput, Marked>({
  name: 'mark-diagnostic',
  summary: 'Take in the marks of a sheet of questions',
  input: z.strictObject({
    student: id, form: z.int().min(0),
    marks: z.array(z.strictObject({ key: z.string().max(64), given: z.string().max(200).nullable(), mark: z.enum(['right', 'wrong', 'unsure']).nullable() })).max(30),
  }),
  policy: 'run-diagnostic',
  run: (context, { student, form, marks }) =>
    context.store.transact(acting(context, 'mark a sheet of questions'), async (tx) => {
      const of = await readDiagnosticSchool(tx, context.now);
      const before = await selectRun(tx, { student, on: of.on });
      if (before.status === 'stopped') throw new HeddleError('diagnostic.not-asking', { status: before.status });
      const { run, taken } = await takeMarks(tx, of, { run: before, form, marks, now: context.now });
      return { ...lookAt(run, of).summary, taken, left: run.form?.questions.length ?? 0 };
    }),
});

/** Takes in a file of marks, of as many students as it names: all of it or nothing. What was taken in before is known and changes nothing. */
export const importMarks = defineService<{ path: string }, ImportResult>({
  name: 'import-diagnostic-marks',
  summary: 'Take in a file of marks of diagnostics on paper',
  input: z.strictObject({ path: machinePath }),
  policy: 'operate-machine',
  run: (context, { path }) =>
    whenRefused({}, () =>
      context.store.transact(acting(context, 'import marks of diagnostics'), async (tx) => {
        const { marks, problems } = await readMarks(path);
        if (hasErrors(problems)) refuse(problems);
        const of = await readDiagnosticSchool(tx, context.now);
        const unknown: Problem[] = [];
        let added = 0;
        for (const [student, rows] of Map.groupBy(marks, (row) => row.student)) {
          const run = await findRun(tx, { student, on: of.on });
          const line = rows[0]?.line ?? 1;
          if (run === undefined || run.status === 'stopped') {
            unknown.push({ code: 'diagnostic.marks-of-nobody', params: { value: student }, severity: 'error', place: { file: basename(path), line, field: 'student' } });
            continue;
          }
          const keys = keysByPlace(run, of);
          const known = rows.filter(({ form, number }) => form === run.form?.number && keys.has(number));
          const taken = await takeMarks(tx, of, { run, form: run.form?.number ?? -1, marks: known.map(({ number, given, mark }) => ({ key: keys.get(number) ?? '', given, mark })), now: context.now });
          added += taken.taken;
        }
        if (unknown.length > 0) refuse(unknown);
        await tx.audit({ action: 'import-diagnostic-marks', object: 'diagnostics', detail: { added } });
        return { added, updated: 0, deactivated: 0, unchanged: marks.length - added, rejected: 0, isRefused: false, says: [], notes: notesFrom(problems) };
      })),
});

async function takeMarks(tx: SchoolTransaction, of: DiagnosticSchool, from: { readonly run: DiagnosticRun; readonly form: number; readonly marks: readonly Mark[]; readonly now: Instant }): Promise<{ readonly run: DiagnosticRun; readonly taken: number }> {
  const { form, now } = from;
  let { run } = from;
  const open = run.form?.number === form ? run.form.questions : [];
  const byKey = new Map(open.map((question) => [keyOf(question, of), question]));
  let taken = 0;
  for (const { key, given, mark } of from.marks) {
    const question = byKey.get(key);
    const text = given === null || given.trim() === '' ? null : given;
    if (question === undefined || (text === null && mark === null)) continue;
    run = await takeAnswer(tx, of, { run, question, given: mark === 'unsure' ? null : text, mark: mark === null ? null : mark === 'right', form, now });
    taken += 1;
  }
  return { run, taken };
}

function keysByPlace(run: DiagnosticRun, of: DiagnosticSchool): ReadonlyMap<number, string> {
  return new Map((run.form?.questions ?? []).map((question) => [question.place, keyOf(question, of)]));
}

function keyOf(question: Parameters<typeof selectItem>[1] & { readonly itemSeed: number }, of: DiagnosticSchool): string {
  return questionKey({ ...question, prompt: drawItem(selectItem(of, question), question.itemSeed).prompt });
}
