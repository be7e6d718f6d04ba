import { thirdsOf } from '@heddle/engine/mastery';
import type { Practice, Third } from '@heddle/engine/mastery';
import { createRandom } from '@heddle/engine/simulate';
import { chooseMark } from './choose-mark.ts';
import type { Followed } from './follow-students.ts';
import { bkt95, byEstimate, itemsWhereBoth, outcomeOf, spreadOf, threeInARow } from './rules.ts';
import type { Outcome, Rule } from './rules.ts';

/** Students to be judged, and others on whom their marks are chosen; each followed with parameters fitted without them. */
export type Part = { readonly judged: readonly Followed[]; readonly others: readonly Followed[] };

/** Figures of one mark, and of a mark that two right in a row lower; both chosen in each part on its other students. */
export function decisionFigures(parts: readonly Part[]) {
  const practices = parts.flatMap(({ judged }) => judged);
  const compared = Object.entries(kinds).map(([name, less]) => {
    const chosen = parts.map(({ others }) => chooseMark(others, less));
    const rules = new Map(parts.flatMap(({ judged }, i) => judged.map((practice) => [practice, chosen[i] === undefined ? undefined : byEstimate(chosen[i])])));
    const rule: Rule = (practice) => rules.get(practice)?.(practice) ?? null;
    const saved = savings(practices, rule);
    const difference = (drawn: readonly Followed[], delay: 0 | 1) => percent(outcomeOf(drawn, rule).success[delay] - outcomeOf(drawn, bkt95).success[delay]);
    return {
      name, rule, fewerAskedInAll: percent(saved[2]),
      figures: {
        [`${name} marks`]: chosen.map(({ atLeast }) => atLeast), [`${name} less after two`]: chosen.map(({ lessAfterTwo }) => lessAfterTwo),
        [`${name} fewer to decision`]: percent(saved[0]), [`${name} fewer where both decide`]: percent(saved[1]), [`${name} fewer asked in all`]: percent(saved[2]),
        [`${name} fewer where both decide, interval`]: resample(practices, (drawn) => percent(savings(drawn, rule)[1])),
        [`${name} fewer asked in all, interval`]: resample(practices, (drawn) => percent(savings(drawn, rule)[2])),
        ...Object.fromEntries(([0, 1] as const).flatMap((delay) => [
          [`${name} success less bkt after ${days[delay]}`, difference(practices, delay)],
          [`${name} success less bkt after ${days[delay]}, interval`, resample(practices, (drawn) => difference(drawn, delay))],
        ])),
        [`${name} is equal within a point`]: ([0, 1] as const).every((delay) => Math.abs(difference(practices, delay)) <= 1) ? 'yes' : 'no',
        ...figures(name, outcomeOf(practices, rule)), ...spreads(name, practices, rule),
      },
    };
  });
  return {
    fewerAskedInAll: compared[0]?.fewerAskedInAll ?? NaN,
    detail: {
      students: new Set(practices.map(({ studentId }) => studentId)).size, practices: practices.length,
      ...Object.assign({}, ...compared.map((one) => one.figures)),
      ...figures('bkt95', outcomeOf(practices, bkt95)), ...spreads('bkt95', practices, bkt95), ...figures('threeInARow', outcomeOf(practices, threeInARow)),
    },
  };
}

/** By how much two right in a row may lower the mark; of several, what asks least is chosen with it. */
const kinds = { 'one mark': [0], 'lower after two': [0, 0.05, 0.1, 0.15] } as const;
const days = [1, 7] as const;

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
