import { predictArriving } from '../bayes-irt/arriving.ts';
import { fittableIrt } from '../bayes-irt/fittable.ts';
import { fittableBkt } from './fit-bkt.ts';
import { fittableAfm, fittablePfa } from './fit-counting.ts';
import { fittableElo } from './fit-elo.ts';
import type { Fittable } from './fittable.ts';
import { logisticBaselines } from './logistic-baselines.ts';
import type { IrtParameters } from '../bayes-irt/model.ts';
import { bayesIrt2 } from '../parameters/bayes-irt-2.ts';

/** Everything that `heddle mastery evaluate` compares, the recommended one first; then what a model may name; then what is only published. */
export const fittableMethods: readonly Fittable[] = [fittableIrt, fittableBkt, fittablePfa, fittableElo, fittableAfm, ...logisticBaselines];

/**
 * The recommended method without any local data, from given parameters on (bayes-irt/arriving.ts). Held-out students teach those who come
 * after them, so that these stand apart: `-day-0` has the held-out students alone, `-whole-school` everybody in the file, in a drawn order.
 */
export function arrivingMethods(from: IrtParameters = bayesIrt2): readonly Fittable[] {
  return [
    { name: 'bayes-irt-day-0', isRecommended: false, fit: () => predictArriving(from, 'asked') },
    { name: 'bayes-irt-whole-school', isRecommended: false, fit: () => predictArriving(from, 'everybody') },
  ];
}
