import { HeddleError } from '../../problem/index.ts';
import type { MasteryMethod } from '../mastery.ts';
import { bkt1 } from '../parameters/bkt-1.ts';
import { bayesIrt1 } from '../parameters/bayes-irt-1.ts';
import { createBayesIrt } from './bayes-irt.ts';
import { createBkt } from './bkt.ts';

/** Every way to estimate that ships, by parameter version: old versions stay, because old judgements name them. */
export const masteryMethods: readonly MasteryMethod[] = [createBkt(bkt1), createBayesIrt(bayesIrt1)];

/**
 * The method that a model's policy names, with the parameters that the school has taken for it, or else those that the model names.
 * Throws `mastery.unknown-method` where none is so called.
 */
export function selectMethod(policy: { readonly method: string; readonly parameters: string }, taken: readonly MasteryMethod[] = []): MasteryMethod {
  const found = taken.find(({ id }) => id === policy.method) ?? masteryMethods.find(({ id, parameters }) => id === policy.method && parameters === policy.parameters);
  if (found !== undefined) return found;
  const known = masteryMethods.map(({ id, parameters }) => `${id} with ${parameters}`);
  throw new HeddleError('mastery.unknown-method', { method: policy.method, parameters: policy.parameters, known });
}
