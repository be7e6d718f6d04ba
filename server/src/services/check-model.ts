import { checkModel as check } from '@heddle/engine/model';
import { valueTermIds } from '@heddle/engine/path';
import { z } from 'zod';
import { readModelPackage } from '../interop/model-package/index.ts';
import { notesFrom } from './words.ts';
import { defineService } from './call-service.ts';
import { machinePath } from './inputs.ts';

/** Reads a package and says all that is wrong with it: file, line, what, and what to do. Needs no school. */
export const checkModel = defineService<{ path: string }, { model: string | null; errors: number; warnings: number; isRefused: boolean; notes: readonly string[] }>({
  name: 'check-model',
  summary: 'Check a learning model package',
  input: z.strictObject({ path: machinePath }),
  policy: 'operate-machine',
  async run(_context, { path }) {
    const { model, problems: reading, places } = await readModelPackage(path);
    const problems = [...reading, ...(model === undefined ? [] : check(model, { places, terms: valueTermIds }))];
    const errors = problems.filter((problem) => problem.severity === 'error').length;
    const warnings = problems.filter((problem) => problem.severity === 'warning').length;
    return { model: model === undefined ? null : `${model.id}@${model.version}`, errors, warnings, isRefused: errors > 0, notes: notesFrom(problems) };
  },
});
