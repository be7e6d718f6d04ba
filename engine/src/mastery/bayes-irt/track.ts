import type { IrtSettings } from './settings.ts';
import { observeTraits, startTraits } from './traits.ts';
import { own, packCount, slot, unpackCount } from './layout.ts';
import type { Asked, Tracked } from './layout.ts';

/** Fading averages start here before anything was seen: most school questions are answered right about two times in three. */
const startRate = 0.65;
const fadeOf = { ownFast: 0.8, ownSlow: 0.95, fast: 0.7 };
const leastVariance = 0.02;

export function startStudent(student: Float64Array, settings: IrtSettings): void {
  student.fill(0);
  student[own.variance] = settings.studentVariance;
  student[own.fast] = startRate;
  student[own.slow] = startRate;
  student[own.lastCredit] = startRate;
  startTraits(student);
}

export function startSlot(slots: Float64Array, place: number, settings: IrtSettings): void {
  slots.fill(0, place, place + slot.size);
  slots[place + slot.variance] = settings.deviationVariance;
  slots[place + slot.fast] = startRate;
}

/** The score before the answer, in logits, and how unsure it is. */
export type Score = { score: number; variance: number };

export function scoreOf({ student, slots }: Tracked, asked: Asked, out: Score): void {
  const { size, places } = asked;
  let score = asked.mean + at(student, own.mean) - asked.difficulty;
  let variance = at(student, own.variance) + asked.difficultyVariance;
  for (let k = 0; k < size; k += 1) {
    const place = places[k] ?? 0;
    score += (at(slots, place + slot.mean) - at(asked.competencyDifficulty, k)) / size;
    variance += (at(slots, place + slot.variance) + at(asked.competencyVariance, k)) / (size * size);
  }
  out.score = score;
  out.variance = variance;
}

/** MacKay (1992): the mean of a sigmoid over a normal distribution is nearly the sigmoid of the shrunken mean. */
export function shrunken({ score, variance }: Score): number {
  return score / Math.sqrt(1 + (Math.PI * variance) / 8);
}

/** What the answer does to item and competency difficulties while these are being learned; undefined once they are fixed. */
export type Surprise = { surprise: number; information: number };

/**
 * What is believed about one student, and how one answer changes it. The model is an item response model whose person moves:
 *
 *   logit P(right) = mean + ability + average over competencies (deviation - competency difficulty) - item difficulty
 *
 * Every quantity is a normal distribution, kept as mean and variance, and updated by one step of the extended Kalman filter with a
 * diagonal covariance (Glickman 1999 does so for chess; Ekanadham & Karklin 2017, T-SKIRT, for students): with V the summed variance of
 * the score and p the expected answer,
 *
 *   surprise = weight (credit - p) / (1 + weight p(1-p) V)      mean += variance * surprise      variance -= variance^2 weight p(1-p) / (1 + ...)
 *
 * Beside it stand plain counts and fading averages, which the head (features.ts) reads. All numbers live in flat arrays: eight a competency.
 *
 * Takes in one answer. `weight` is 1 for an answer alone, less for one with help.
 */
export function observe(tracked: Tracked, asked: Asked, answer: { readonly credit: number; readonly weight: number; readonly settings: IrtSettings }, out: Surprise): void {
  const { student, slots } = tracked;
  const { credit, weight, settings } = answer;
  const { size, places } = asked;
  scoreOf(tracked, asked, scratch);
  observeTraits(student, asked.loading, { base: shrunken(scratch), credit, weight });
  const p = 1 / (1 + Math.exp(-scratch.score));
  const known = weight * p * (1 - p);
  const shrink = 1 + known * scratch.variance;
  const surprise = (weight * (credit - p)) / shrink;
  const information = known / shrink;
  out.surprise = surprise;
  out.information = information;

  const variance = at(student, own.variance);
  student[own.mean] = at(student, own.mean) + variance * surprise;
  student[own.variance] = Math.max(leastVariance, variance - variance * variance * information) + settings.studentDrift;
  const isSame = Math.abs(credit - at(student, own.lastCredit)) < 0.5 ? 1 : 0;
  student[own.streak] = isSame * Math.min(8, at(student, own.streak) + 1);
  student[own.count] = at(student, own.count) + 1;
  student[own.credit] = at(student, own.credit) + weight * credit;
  student[own.fast] = faded(at(student, own.fast), credit, fadeOf.ownFast ** weight);
  student[own.slow] = faded(at(student, own.slow), credit, fadeOf.ownSlow ** weight);
  student[own.lastAt] = asked.at;
  student[own.lastCredit] = credit;

  const gain = weight * (credit * settings.gainRight + (1 - credit) * settings.gainWrong);
  for (let k = 0; k < size; k += 1) {
    const place = places[k] ?? 0;
    const spread = at(slots, place + slot.variance);
    slots[place + slot.mean] = at(slots, place + slot.mean) + (spread / size) * surprise + gain;
    slots[place + slot.variance] = Math.max(leastVariance, spread - ((spread * spread) / (size * size)) * information) + settings.deviationDrift;
    slots[place + slot.count] = packCount(unpackCount(at(slots, place + slot.count)) + 1, at(student, own.count));
    slots[place + slot.rights] = at(slots, place + slot.rights) + weight * credit;
    slots[place + slot.wrongs] = at(slots, place + slot.wrongs) + weight * (1 - credit);
    slots[place + slot.fast] = faded(at(slots, place + slot.fast), credit, fadeOf.fast ** weight);
    slots[place + slot.lastAt] = asked.at;
  }
}

const scratch: Score = { score: 0, variance: 0 };

const faded = (rate: number, credit: number, keep: number) => keep * rate + (1 - keep) * credit;

function at(numbers: Float64Array, place: number): number {
  return numbers[place] ?? 0;
}
