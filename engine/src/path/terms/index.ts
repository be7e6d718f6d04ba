import { ninePlaces } from '../../mastery/index.ts';
import type { StudentDay } from '../student-day.ts';
import type { Way } from '../candidate.ts';
import type { ValueTerm } from '../option.ts';
import { causeResponse } from './cause-response.ts';
import { confirm } from './confirm.ts';
import { continuity } from './continuity.ts';
import { destination } from './destination.ts';
import { expectation } from './expectation.ts';
import { gain } from './gain.ts';
import { modalityFit } from './modality-fit.ts';
import { order } from './order.ts';
import { review } from './review.ts';
import { teacherTime } from './teacher-time.ts';
import type { Term } from './term.ts';
import { variety } from './variety.ts';

/** Every term of value there is, in order of id. docs/guide/value-terms.md says where each comes from. */
export const valueTerms: readonly Term[] = [
  causeResponse, confirm, continuity, destination, expectation, gain, modalityFit, order, review, teacherTime, variety,
];

/** What a model may weigh, and what `model check` holds its weights against. */
export const valueTermIds: readonly string[] = valueTerms.map(({ id }) => id);

/**
 * What an option's value is made of. A model's weight multiplies a term's points; a term it does not name keeps weight 1, and 0 leaves it
 * out, so that a team can put its own order in the place of ours. Terms without points are left out.
 */
export function valueOn(day: StudentDay): Valuation {
  const { weights } = day.index.adopted.model.instruction.path;
  const scales = valueTerms
    .map(({ id, basis, points, measureOn }) => ({ id, basis, most: points * (Object.hasOwn(weights, id) ? weights[id] ?? 1 : 1), measure: measureOn(day) }))
    .filter(({ most }) => most !== 0);
  return {
    pointsOf: (way) => ninePlaces(scales.reduce((sum, { most, measure }) => sum + ninePlaces(most * measure(way)), 0)),
    termsOf: (way) => scales.map(({ id, basis, most, measure }) => ({ id, points: ninePlaces(most * measure(way)), basis })).filter(({ points }) => points !== 0),
  };
}

/** The sum for every way there is, its parts only for those that are offered. */
type Valuation = { pointsOf(way: Way): number; termsOf(way: Way): readonly ValueTerm[] };
