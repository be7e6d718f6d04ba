import { thirdsOf } from '@heddle/engine/mastery';
import type { Practice, Responses, Third } from '@heddle/engine/mastery';
import { createRandom } from '@heddle/engine/simulate';
import { readResponsesCsv } from '../server/src/interop/responses-csv/index.ts';
import type { Benchmark } from './benchmark.ts';
import { bkt95, byEstimate, itemsWhereBoth, outcomeOf, spreadOf, threeInARow } from './decisions/rules.ts';
import type { Outcome, Rule } from './decisions/rules.ts';
import { followStudents } from './decisions/follow-students.ts';
import type { Followed } from './decisions/follow-students.ts';

/**
 * How many fewer questions does it take to say "this student can go on", and is that said as rightly? `--data FILE.csv.gz` names answers with
 * times (columns of docs/guide/mastery-methods.md), `--folds N` holds every student out once instead of those that the file holds out. The mark of the estimate is chosen on the students that the estimate is fitted on, as the
 * one with the fewest questions whose delayed success is as good as that of BKT at .95 there; everything printed is of held-out students.
 */
export const benchmark: Benchmark = {
  about: 'Fewer questions until a level is given than BKT at .95, in percent, at equal delayed success; held-out students, where both give it',
  anchor: { value: 20, unit: '%', source: 'target of the project; BKT at .95 (Corbett & Anderson 1995), its chances fitted on the same students' },
  better: 'higher',
  async measure(options) {
    const path = options['data'];
    if (path === undefined) throw new Error('Which answers? Give --data FILE.csv.gz with the columns split, user, item, t, correct, skills.');
    const { responses, problems } = await readResponsesCsv(path);
    if (responses === undefined) throw new Error(`${path} cannot be read: ${JSON.stringify(problems.slice(0, 3))}`);
    if (responses.at.every((at) => at === 0)) throw new Error(`${path} has no times. What a student knows a day later can only be seen where answers have times.`);
    const parts = splits(responses, Number(options['folds'] ?? 1)).map((split) => {
      const all = followStudents(split);
      const [fittedOn, heldOut] = [false, true].map((isHeldOut) => all.filter((practice) => practice.isHeldOut === isHeldOut));
      if (fittedOn === undefined || heldOut === undefined || fittedOn.length === 0 || heldOut.length === 0) throw new Error(`${path} must hold students of both splits.`);
      return { fittedOn, heldOut, chosen: chooseMark(fittedOn) };
    });
    const heldOut = parts.flatMap((part) => part.heldOut);
    const rules = new Map(parts.flatMap((part) => part.heldOut.map((practice) => [practice, byEstimate(part.chosen)])));
    const rule: Rule = (practice) => rules.get(practice)?.(practice) ?? null;
    const saved = savings(heldOut, rule);
    const [bkt, ours] = [outcomeOf(heldOut, bkt95), outcomeOf(heldOut, rule)];
    const differences = [0, 1].map((i) => percent((ours.success[i] ?? NaN) - (bkt.success[i] ?? NaN)));
    const detail = {
      students: new Set(heldOut.map(({ studentId }) => studentId)).size, practices: heldOut.length,
      marks: parts.map(({ chosen }) => chosen.atLeast), marksAfterDays: parts.map(({ chosen }) => chosen.afterDays),
      fewerItems: percent(saved[1]), fewerItemsInterval: resample(heldOut, (drawn) => percent(savings(drawn, rule)[1])),
      fewerItemsToDecision: percent(saved[0]), fewerItemsAskedInAll: percent(saved[2]), fewerItemsAskedInAllInterval: resample(heldOut, (drawn) => percent(savings(drawn, rule)[2])),
      successDifference1: differences[0] ?? NaN, successDifference1Interval: resample(heldOut, (drawn) => percent(outcomeOf(drawn, rule).success[0] - outcomeOf(drawn, bkt95).success[0])),
      successDifference7: differences[1] ?? NaN, successDifference7Interval: resample(heldOut, (drawn) => percent(outcomeOf(drawn, rule).success[1] - outcomeOf(drawn, bkt95).success[1])),
      isEqualWithinOnePoint: differences.every((one) => Math.abs(one) <= 1) ? 'yes' : 'no',
      ...figures('heddle', ours), ...figures('bkt95', bkt), ...figures('threeInARow', outcomeOf(heldOut, threeInARow)),
      ...spreads('heddle', heldOut, rule), ...spreads('bkt95', heldOut, bkt95),
    };
    return { value: detail.fewerItems, detail };
  },
};

/** The file's own split, or every student held out once, by a rule that knows nothing of the students. */
function splits(responses: Responses, folds: number): readonly Responses[] {
  if (folds <= 1) return [responses];
  return Array.from({ length: folds }, (_, fold) => ({ ...responses, isHeldOut: Uint8Array.from(responses.studentIds, (__, student) => (student % folds === fold ? 1 : 0)) }));
}

/**
 * On the students whom the estimate was fitted on: the fewest questions with a success at most half a point below that of BKT, in both delays.
 * Half of the point within which successes count as equal; the other half is left to the difference between these students and the held-out.
 * Where no mark is as good, the one that comes nearest.
 */
function chooseMark(practices: readonly Followed[]): { readonly atLeast: number; readonly afterDays: 0 | 7 } {
  const anchor = outcomeOf(practices, bkt95);
  const marks = ([0, 7] as const).flatMap((afterDays) => Array.from({ length: 50 }, (_, i) => ({ afterDays, atLeast: Math.round((0.45 + i * 0.01) * 100) / 100 })));
  const tried = marks.map((mark) => {
    const outcome = outcomeOf(practices, byEstimate(mark));
    return { mark, asked: outcome.asked, short: Math.max(0, anchor.success[0] - outcome.success[0] - slack, anchor.success[1] - outcome.success[1] - slack) };
  }).filter(({ short }) => Number.isFinite(short));
  const [best] = tried.toSorted((a, b) => a.short - b.short || a.asked - b.asked);
  if (best === undefined) throw new Error('No answer comes a week after another: nothing can be judged.');
  return best.mark;
}

const slack = 0.005;

/** Three counts of what is saved, because rules that decide on other students cannot be compared by one alone. */
function savings(practices: readonly Followed[], rule: Rule): readonly [number, number, number] {
  const [ours, bkt] = [outcomeOf(practices, rule), outcomeOf(practices, bkt95)];
  const [both, bothBkt] = itemsWhereBoth(practices, rule, bkt95);
  return [1 - ours.items / bkt.items, 1 - both / bothBkt, 1 - ours.asked / bkt.asked];
}

function figures(name: string, { advanced, items, asked, success, judged, coverage }: Outcome): Record<string, number> {
  return {
    [`${name} advanced`]: percent(advanced), [`${name} items to decision`]: round(items), [`${name} items asked`]: round(asked),
    ...Object.fromEntries([1, 7].flatMap((days, i) => [
      [`${name} success after ${days}`, percent(success[i] ?? NaN)], [`${name} coverage after ${days}`, percent(coverage[i] ?? NaN)], [`${name} judged after ${days}`, judged[i] ?? NaN],
    ])),
  };
}

/** Beside each spread stands what thirds drawn by lot would show: with few students, chance alone spreads them. */
function spreads(name: string, practices: readonly Followed[], rule: Rule): Record<string, number | readonly number[]> {
  return Object.fromEntries([1, 7].flatMap((days) => {
    const { spread, byThird } = spreadOf(practices, rule, { days });
    const byLot = Array.from({ length: 100 }, (_, i) => spreadOf(practices, rule, { days, thirds: thirdsByLot(practices, i) }).spread);
    return [
      [`${name} false advance by third after ${days}`, byThird.map(percent)], [`${name} spread after ${days}`, percent(spread)],
      [`${name} spread by lot after ${days}`, percent(byLot.reduce((sum, one) => sum + one, 0) / byLot.length)],
    ];
  }));
}

function thirdsByLot(practices: readonly Followed[], seed: number): ReadonlyMap<Practice, Third> {
  const random = createRandom(seed, 'thirds');
  const names = [...thirdsOf(practices).values()];
  const keyed = [...thirdsOf(practices).keys()].map((practice) => ({ practice, key: random.next() })).toSorted((a, b) => a.key - b.key);
  return new Map(keyed.map(({ practice }, i) => [practice, names[i] ?? 'middle']));
}

/** 95 % of the figure over draws of whole students, with repetition, by a fixed seed. */
function resample(practices: readonly Followed[], figure: (drawn: readonly Followed[]) => number): readonly number[] {
  const students = [...Map.groupBy(practices, ({ studentId }) => studentId).values()];
  const random = createRandom(1, 'bootstrap');
  const found = Array.from({ length: 200 }, () => figure(students.flatMap(() => students[Math.floor(random.next() * students.length)] ?? []))).filter((one) => Number.isFinite(one)).toSorted((a, b) => a - b);
  return [found[Math.floor(found.length * 0.025)] ?? NaN, found[Math.ceil(found.length * 0.975) - 1] ?? NaN];
}

const percent = (share: number) => Math.round(share * 1000) / 10;
const round = (value: number) => Math.round(value * 100) / 100;
