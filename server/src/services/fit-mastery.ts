import { rename, writeFile } from 'node:fs/promises';
import { evaluate, fitIrt, fitIrtForAnySchool, parameterFileOf, predictArriving, predictIrt, studentsOf } from '@heddle/engine/mastery';
import type { Evaluation } from '@heddle/engine/mastery';
import { HeddleError } from '@heddle/engine/problem';
import { z } from 'zod';
import { readResponsesCsv } from '../interop/responses-csv/index.ts';
import { defineService } from './call-service.ts';
import { machinePath } from './inputs.ts';
import { notesFrom } from './words.ts';

type Input = {
  path: string; to: string; id: string; version: string; seed: number;
  /** Keeps no question and no competency of the file: a head that another school may start from. */
  isForAnySchool: boolean;
};
type Result = { id: string; version: string; to: string; hash: string; students: number; responses: number; items: number; competencies: number; auc: number; ece: number; methods: readonly Evaluation[]; isRefused: boolean; notes: readonly string[] };

/**
 * Fits the recommended method on the students that are not held out, measures it on those that are, and writes a parameter file with its
 * version, the hash of the data and the card of its metrics. Writes nothing where the data is refused.
 */
export const fitMastery = defineService<Input, Result>({
  name: 'fit-mastery',
  summary: 'Fit the parameters of the mastery estimate on a file of answers',
  input: z.strictObject({ path: machinePath, to: machinePath, id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/), version: z.string().regex(/^\d+\.\d+\.\d+$/), seed: z.int(), isForAnySchool: z.boolean() }),
  policy: 'operate-machine',
  async run(_context, { path, to, id, version, seed, isForAnySchool }) {
    const { responses, hash, problems } = await readResponsesCsv(path);
    if (responses === undefined) return { id, version, to, hash, students: 0, responses: 0, items: 0, competencies: 0, auc: 0, ece: 0, methods: [], isRefused: true, notes: notesFrom(problems) };
    const [fitOn, heldOut] = [studentsOf(responses, false), studentsOf(responses, true)];
    if (fitOn.length === 0 || heldOut.length === 0) throw new HeddleError('services.nothing-held-out', { file: path });
    const parameters = (isForAnySchool ? fitIrtForAnySchool : fitIrt)(responses, { students: fitOn, id, version, fittedOn: 'answers of a file', dataHash: hash });
    const method = { name: 'bayes-irt', isRecommended: true, fit: () => (isForAnySchool ? predictArriving(parameters, 'asked') : (data: typeof responses, who: readonly number[]) => predictIrt(parameters, data, who)) };
    const [measured] = evaluate(responses, { methods: [method], seed });
    if (measured === undefined) throw new HeddleError('services.nothing-held-out', { file: path });
    const { auc, rmse, logLoss, ece } = measured;
    const card = { ...parameters.card, metrics: { auc, rmse, logLoss, ece, heldOutStudents: heldOut.length } };
    // Written beside and moved, so that a file under its name is always whole.
    await writeFile(`${to}.part`, `${JSON.stringify(parameterFileOf({ ...parameters, card }))}\n`);
    await rename(`${to}.part`, to);
    return {
      id, version, to, hash, students: fitOn.length, responses: card.responses, items: Object.keys(parameters.items).length,
      competencies: Object.keys(parameters.competencies).length, auc, ece, methods: [measured], isRefused: false, notes: notesFrom(problems),
    };
  },
});
