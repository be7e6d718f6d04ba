import { createHash } from 'node:crypto';
import { responsesOf } from '@heddle/engine/mastery';
import { HeddleError } from '@heddle/engine/problem';
import { z } from 'zod';
import { acting, defineService } from './call-service.ts';
import { fitAndMeasure, written } from './fit-and-measure.ts';
import type { Written } from './fit-and-measure.ts';
import { machinePath, parameterId, parameterVersion } from './inputs.ts';

type Input = { to: string; id: string; version: string; seed: number; isForAnySchool: boolean };

/**
 * Fits the recommended method on the school's own evidence. Its card is measured on one student of five by a fit on the others; the file is
 * then fitted on all, since a school has no answers to spare. Nothing is taken into use: that is a decision (take-parameters).
 */
export const fitOwnMastery = defineService<Input, Written & { notes: readonly string[] }>({
  name: 'fit-own-mastery',
  summary: 'Fit the parameters of the mastery estimate on the school\'s own answers',
  input: z.strictObject({ to: machinePath, id: parameterId, version: parameterVersion, seed: z.int(), isForAnySchool: z.boolean() }),
  policy: 'operate-machine',
  isLong: true,
  async run(context, { to, ...request }) {
    const evidence = await context.store.transact(acting(context, 'fit the estimate'), (tx) => tx.readEvidence({ before: context.now }));
    const responses = responsesOf(evidence);
    if (responses.studentIds.length < leastStudents) throw new HeddleError('services.nothing-to-fit', { count: responses.studentIds.length, least: leastStudents });
    const hash = createHash('sha256');
    for (const one of evidence) hash.update(JSON.stringify(one));
    const fitted = fitAndMeasure(responses, { ...request, fittedOn: 'the school\'s own evidence', dataHash: hash.digest('hex'), fitOn: 'everybody' });
    return { ...await written(fitted, to), notes: [] };
  },
});

/** One of five is held out. */
const leastStudents = 5;
