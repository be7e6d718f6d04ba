import { HeddleError } from '../../problem/index.ts';
import type { MasteryMethod } from '../mastery.ts';
import { bkt1 } from '../parameters/bkt-1.ts';
import { bayesIrt1 } from '../parameters/bayes-irt-1.ts';
import { bayesIrt2 } from '../parameters/bayes-irt-2.ts';
import { afm1 } from '../parameters/afm-1.ts';
import { elo1 } from '../parameters/elo-1.ts';
import { pfa1 } from '../parameters/pfa-1.ts';
import { createAfm } from './afm.ts';
import { createBayesIrt } from './bayes-irt.ts';
import { createBkt } from './bkt.ts';
import { createElo } from './elo.ts';
import { createPfa } from './pfa.ts';

/** Every way to estimate that ships, by parameter version: old versions stay, because old judgements name them. */
export const masteryMethods: readonly MasteryMethod[] = [createBkt(bkt1), createBayesIrt(bayesIrt1), createBayesIrt(bayesIrt2), createPfa(pfa1), createElo(elo1), createAfm(afm1)];

/**
 * The method that a model's policy names, with the parameters that the school has taken for it, or else those that the model names.
 * Throws `mastery.unknown-method` where none is so called, and `mastery.counts-practice-only` where it does not see right from wrong: levels,
 * groups and next steps would rest on how busy a student was.
 */
export function selectMethod(policy: { readonly method: string; readonly parameters: string }, taken: readonly MasteryMethod[] = []): MasteryMethod {
  const found = taken.find(({ id }) => id === policy.method) ?? masteryMethods.find(({ id, parameters }) => id === policy.method && parameters === policy.parameters);
  if (found?.reads === 'answers') return found;
  const known = masteryMethods.filter(({ reads }) => reads === 'answers').map(({ id, parameters }) => `${id} with ${parameters}`);
  throw new HeddleError(found === undefined ? 'mastery.unknown-method' : 'mastery.counts-practice-only', { method: policy.method, parameters: policy.parameters, known });
}
