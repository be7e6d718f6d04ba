import { scoreOf, shrunken } from './track.ts';
import type { Score } from './track.ts';
import { traitScore } from './traits.ts';
import { memory } from './memory.ts';
import { own, slot, unpackCount, unpackLast } from './layout.ts';
import type { Asked, Tracked } from './layout.ts';

/**
 * What the head reads of a student before an answer: a row of numbers whose weighed sum is the logit of the answer being right.
 * Each is one additive term, so that an estimate can be explained term by term.
 */
const featureNames = [
  'always', 'traits', 'score', 'score>-1', 'score>0', 'score>1', 'score>2', 'ability', 'deviation', 'unsure',
  'rights', 'wrongs', 'rate', 'new', 'thin',
  'fast', 'fast>.3', 'fast>.5', 'fast>.7', 'fast>.85', 'fast>.95',
  'own fast', 'own fast>.5', 'own fast>.8', 'own slow', 'own slow>.5', 'own slow>.8', 'own rate', 'own count', 'own last', 'own streak',
  'score*rights', 'fast*count', 'lag', 'lag*thin', 'again', 'again*own last',
  'asked before', 'asked rights', 'asked wrongs', 'asked fast', 'asked lag', 'asked lag*thin',
] as const;
/** Never negative, and entered with a minus: time only ever lowers. */
export const fadeNames = [
  'gap 1 min', 'gap 15 min', 'gap 6 h', 'gap 2 d', 'gap 20 d',
  'new gap 1 min', 'new gap 15 min', 'new gap 6 h', 'new gap 2 d', 'new gap 20 d',
  'own gap 1 min', 'own gap 6 h',
  'asked gap 15 min', 'asked gap 6 h', 'asked gap 2 d', 'new asked gap 15 min', 'new asked gap 6 h', 'new asked gap 2 d',
] as const;
export const headNames: readonly string[] = [...featureNames, ...fadeNames];
export const featureCount = headNames.length;
/** The columns of log(1 + rights) and log(1 + wrongs): competencies may have slopes of their own on them. */
export const traitsColumn = featureNames.indexOf('traits');
export const scoreColumn = featureNames.indexOf('score');
export const rightsColumn = featureNames.indexOf('rights');
export const wrongsColumn = featureNames.indexOf('wrongs');
/** What is remembered of a question that comes back: all of them 0 where nothing is. */
export const memoryNames: readonly string[] = headNames.filter((name) => name.includes('asked '));
/** From here on stand the columns of time. */
export const firstFade: number = featureNames.length;
export const fadeColumns: readonly number[] = fadeNames.map((_, i) => firstFade + i);

const gapScales = [60, 900, 21_600, 172_800, 1_728_000];
const ownGapScales = [60, 21_600];
const askedGapScales = [900, 21_600, 172_800];

export function describe(tracked: Tracked, asked: Asked, out: Float64Array): void {
  const { student, slots } = tracked;
  const { size, places } = asked;
  scoreOf(tracked, asked, scratch);
  const score = shrunken(scratch);
  const total = at(student, own.count);
  let [deviation, right, wrong, fast, lastAt, thinnest, lag] = [0, 0, 0, 0, 0, Infinity, Infinity];
  for (let k = 0; k < size; k += 1) {
    const place = places[k] ?? 0;
    const packed = at(slots, place + slot.count);
    const seen = unpackCount(packed);
    deviation += at(slots, place + slot.mean) / size;
    right += at(slots, place + slot.rights) / size;
    wrong += at(slots, place + slot.wrongs) / size;
    fast += at(slots, place + slot.fast) / size;
    thinnest = Math.min(thinnest, seen);
    if (seen > 0) lag = Math.min(lag, total - unpackLast(packed));
    const last = at(slots, place + slot.lastAt);
    if (seen > 0 && last > 0) lastAt = lastAt === 0 ? last : Math.min(lastAt, last);
  }
  const count = right + wrong;
  const totalCredit = at(student, own.credit);
  let j = 0;
  const put = (value: number) => {
    out[j] = value;
    j += 1;
  };
  put(1); put(traitScore(student, asked.loading));
  put(score); put(above(score, -1)); put(above(score, 0)); put(above(score, 1)); put(above(score, 2));
  put(at(student, own.mean) / Math.sqrt(1 + (Math.PI * at(student, own.variance)) / 8)); put(deviation); put(Math.sqrt(scratch.variance));
  put(Math.log1p(right)); put(Math.log1p(wrong)); put(Math.log((right + 1.4) / (wrong + 0.6)) - 0.85); put(thinnest === 0 ? 1 : 0); put(1 / (1 + count));
  put(fast - 0.65); put(above(fast, 0.3)); put(above(fast, 0.5)); put(above(fast, 0.7)); put(above(fast, 0.85)); put(above(fast, 0.95));
  const ownFast = at(student, own.fast);
  const ownSlow = at(student, own.slow);
  put(ownFast - 0.65); put(above(ownFast, 0.5)); put(above(ownFast, 0.8)); put(ownSlow - 0.65); put(above(ownSlow, 0.5)); put(above(ownSlow, 0.8));
  put(Math.log((totalCredit + 2) / (total - totalCredit + 1)) - 0.69); put(Math.log1p(total) / 5); put(at(student, own.lastCredit) - 0.65); put((at(student, own.streak) / 8) * (at(student, own.lastCredit) - 0.5));
  put(score * Math.log1p(right) * 0.3); put((fast - 0.65) * Math.log1p(count) * 0.3);
  // Answers on other things since the last one here, which stand for time where a source has no clock; 'again' = none.
  const away = lag === Infinity ? 0 : Math.log1p(Math.max(0, lag));
  const again = lag <= 0 ? 1 : 0;
  put(away * 0.5); put(away / (1 + right)); put(again); put(again * (at(student, own.lastCredit) - 0.65));

  // The same of this very question, where it came before.
  const { memories } = tracked;
  const met = asked.memory < 0 ? 0 : at(memories, asked.memory + memory.last);
  const metRights = met === 0 ? 0 : at(memories, asked.memory + memory.rights);
  const metAt = met === 0 ? 0 : at(memories, asked.memory + memory.lastAt);
  const metAway = met === 0 ? 0 : Math.log1p(Math.max(0, total - met));
  put(met === 0 ? 0 : 1); put(Math.log1p(metRights)); put(met === 0 ? 0 : Math.log1p(at(memories, asked.memory + memory.wrongs)));
  put(met === 0 ? 0 : at(memories, asked.memory + memory.fast) - 0.65); put(metAway * 0.5); put(metAway / (1 + metRights));

  const gap = lastAt === 0 || asked.at === 0 ? 0 : Math.max(0, asked.at - lastAt);
  const ownGap = at(student, own.lastAt) === 0 || asked.at === 0 ? 0 : Math.max(0, asked.at - at(student, own.lastAt));
  const young = 1 / (1 + right);
  const metGap = metAt === 0 || asked.at === 0 ? 0 : Math.max(0, asked.at - metAt);
  if (gap === 0 && ownGap === 0 && metGap === 0) {
    out.fill(0, firstFade);
    return;
  }
  for (const scale of gapScales) put(-Math.log1p(gap / scale));
  for (const scale of gapScales) put(-Math.log1p(gap / scale) * young);
  for (const scale of ownGapScales) put(-Math.log1p(ownGap / scale));
  for (const scale of askedGapScales) put(-Math.log1p(metGap / scale));
  for (const scale of askedGapScales) put(-Math.log1p(metGap / scale) / (1 + metRights));
}

const scratch: Score = { score: 0, variance: 0 };
const above = (value: number, knot: number) => Math.max(0, value - knot);

function at(numbers: Float64Array, place: number): number {
  return numbers[place] ?? 0;
}
