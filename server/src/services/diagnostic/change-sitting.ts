import { HeddleError } from '@heddle/engine/problem';
import { z } from 'zod';
import { acting, defineService } from '../call-service.ts';
import { readDiagnosticSchool, selectRun } from './read-diagnostic.ts';
import { lookAt } from './sitting.ts';
import type { SittingResult, Standing } from './sitting.ts';
import { id } from '../inputs.ts';

type ChangeInput = { readonly student: string; readonly change: 'pause' | 'resume' | 'seat' | 'stop' };

const kinds = { pause: 'paused', resume: 'resumed', seat: 'seated', stop: 'stopped' } as const;

/** From where each change leads on; from anywhere else it is refused, except that what is so already stays so. */
const from: Readonly<Record<ChangeInput['change'], readonly Standing['status'][]>> = {
  pause: ['asking'], resume: ['paused'], seat: ['resting', 'paused', 'asking'], stop: ['asking', 'paused', 'resting', 'finished'],
};
const already: Readonly<Record<ChangeInput['change'], readonly Standing['status'][]>> = { pause: ['paused', 'resting'], resume: ['asking'], seat: [], stop: ['stopped'] };

/** A break, the end of one, another sitting on the same day, or the end of it all. Answers stay in every case. */
export const changeSitting = defineService<ChangeInput, SittingResult>({
  name: 'change-sitting',
  summary: 'Pause, resume or stop a diagnostic, or begin another sitting of it',
  input: z.strictObject({ student: id, change: z.enum(['pause', 'resume', 'seat', 'stop']) }),
  policy: 'run-diagnostic',
  run: (context, { student, change }) =>
    context.store.transact(acting(context, `${change} a diagnostic`), async (tx) => {
      const of = await readDiagnosticSchool(tx, context.now);
      const run = await selectRun(tx, { student, on: of.on });
      const { summary } = lookAt(run, of);
      if (already[change].includes(summary.status)) return summary;
      if (!from[change].includes(summary.status)) throw new HeddleError('diagnostic.not-asking', { status: summary.status });
      const { id, nextNumber: number } = run;
      if (!(await tx.recordDiagnosticEvent({ id, number, studentId: student, at: context.now, on: of.on, kind: kinds[change] }))) throw new HeddleError('diagnostic.another-question', {});
      return lookAt(await selectRun(tx, { student, on: of.on }), of).summary;
    }),
});
