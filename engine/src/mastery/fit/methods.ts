import { fittableIrt } from '../bayes-irt/fittable.ts';
import { fittableBkt } from './fit-bkt.ts';
import { fittableAfm, fittablePfa } from './fit-counting.ts';
import { fittableElo } from './fit-elo.ts';
import type { Fittable } from './fittable.ts';
import { logisticBaselines } from './logistic-baselines.ts';

/** Everything that `heddle mastery evaluate` compares, the recommended one first; then what a model may name; then what is only published. */
export const fittableMethods: readonly Fittable[] = [fittableIrt, fittableBkt, fittablePfa, fittableElo, fittableAfm, ...logisticBaselines];
