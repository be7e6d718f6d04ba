import { studentsOf } from '@heddle/engine/mastery';
import { HeddleError } from '@heddle/engine/problem';
import { z } from 'zod';
import { readResponsesCsv } from '../interop/responses-csv/index.ts';
import { defineService } from './call-service.ts';
import { fitAndMeasure, written } from './fit-and-measure.ts';
import type { Written } from './fit-and-measure.ts';
import { machinePath, parameterId, parameterVersion } from './inputs.ts';
import { notesFrom } from './words.ts';

type Input = {
  path: string; to: string; id: string; version: string; seed: number;
  /** Keeps no question and no competency of the file: a head that another school may start from. */
  isForAnySchool: boolean;
};
type Result = Written & { notes: readonly string[] };

/**
 * Fits the recommended method on the students that are not held out, measures it on those that are, and writes a parameter file with its
 * version, the hash of the data and the card of its metrics. Writes nothing where the data is refused.
 */
export const fitMastery = defineService<Input, Result>({
  name: 'fit-mastery',
  summary: 'Fit the parameters of the mastery estimate on a file of answers',
  input: z.strictObject({ path: machinePath, to: machinePath, id: parameterId, version: parameterVersion, seed: z.int(), isForAnySchool: z.boolean() }),
  policy: 'operate-machine',
  isLong: true,
  async run(_context, { path, to, id, version, seed, isForAnySchool }) {
    const { responses, hash, problems } = await readResponsesCsv(path);
    if (responses === undefined) return { id, version, to, hash, students: 0, responses: 0, items: 0, competencies: 0, auc: 0, ece: 0, methods: [], isRefused: true, notes: notesFrom(problems) };
    if (studentsOf(responses, false).length === 0 || studentsOf(responses, true).length === 0) throw new HeddleError('services.nothing-held-out', { file: path });
    const fitted = fitAndMeasure(responses, { id, version, fittedOn: 'answers of a file', dataHash: hash, seed, isForAnySchool, fitOn: 'not held out' });
    return { ...await written(fitted, to), notes: notesFrom(problems) };
  },
});
