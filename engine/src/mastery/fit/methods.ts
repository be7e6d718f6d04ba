import { fittableIrt } from '../bayes-irt/fittable.ts';
import { fittableElo } from './elo.ts';
import type { Fittable } from './fittable.ts';
import { logisticBaselines } from './logistic-baselines.ts';

/** Everything that `heddle mastery evaluate` compares, the recommended one first. */
export const fittableMethods: readonly Fittable[] = [fittableIrt, fittableElo, ...logisticBaselines];
