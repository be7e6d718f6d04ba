import type { Instance } from '@heddle/engine/schedule';
import type { Benchmark, BenchmarkDetail, BenchmarkOptions } from './benchmark.ts';
import { baselines } from './schedule/baselines.ts';
import { findBest, gapToBest, keepBest } from './schedule/best-known.ts';
import { drawInstance } from './schedule/presets.ts';
import { readDraw } from './schedule/read-draw.ts';
import { instanceOf, nightAfter, shiftWeights } from './schedule/real-day.ts';
import { figuresOf, searchDay } from './schedule/search-day.ts';
import type { Budget } from './schedule/search-day.ts';
import { stabilityCurve } from './schedule/stability.ts';
import { sweepOne } from './schedule/sweep.ts';

/**
 * One day, searched on both cores and checked. Options: --preset reference|tight|short|uneven|real, --students N (1000), --periods N (4),
 * --seed N (1), --seconds N (30) or --iterations N, --clock wall|cpu (wall; cpu = what two idle cores would need, measured beside other work).
 *
 * --study says what else to find out: best (twenty times as long, kept in best-known.json), baselines, growth, stability, weights, sweep.
 */
export const benchmark: Benchmark = {
  about: 'Percent by which the best plan found lies under the proven bound, on a drawn day of 1000 students and 4 periods, 30 seconds on two cores',
  anchor: { value: 1, unit: '%', source: 'target; a prototype reached 2.2 after 18 CPU seconds' },
  better: 'lower',
  async measure(options) {
    const study = options['study'] ?? 'plan';
    const run = studies[study];
    if (run === undefined) throw new Error(`There is no study "${study}". Maybe one of: ${Object.keys(studies).join(', ')}.`);
    return run(options);
  },
};

type Measured = { readonly value: number; readonly detail: BenchmarkDetail; readonly row?: BenchmarkDetail };

const studies: Readonly<Record<string, (options: BenchmarkOptions) => Promise<Measured>>> = {
  async plan(options) {
    const { name, instance, seed } = await readDay(options);
    const figures = figuresOf(instance, await searchDay(instance, { seed, budget: readBudget(options) }));
    return {
      value: figures.gap === null ? Number.NaN : Math.round(1e4 * figures.gap) / 100,
      detail: { day: name, clock: options['clock'] ?? 'wall' },
      row: { ...figures, gapToBest: gapToBest(findBest(name, instance), figures.score) },
    };
  },

  async best(options) {
    const { name, instance, seed } = await readDay(options);
    const budget = { seconds: 20 * Number(options['seconds'] ?? 30), clock: clockOf(options) };
    const figures = figuresOf(instance, await searchDay(instance, { seed, budget }));
    keepBest(name, instance, { score: figures.score, seconds: budget.seconds, clock: budget.clock, seed });
    return { value: Math.round(1e4 * (figures.gap ?? Number.NaN)) / 100, detail: { day: name, clock: budget.clock }, row: figures };
  },

  async baselines(options) {
    const draw = readDraw(options);
    const figures = figuresOf(drawInstance(draw), await searchDay(drawInstance(draw), { seed: draw.seed, budget: readBudget(options) }));
    const percent = (points: number) => Math.round((1000 * points) / (figures.bound ?? Number.NaN)) / 10;
    const own = Object.fromEntries(Object.entries(baselines(draw)).map(([name, points]) => [name, percent(points)]));
    return { value: 100 - percent(figures.score), detail: { ...draw, ...own, search: percent(figures.score), bound: figures.bound } };
  },

  /** Seconds until the plan is within 1 % of the best of the same run, from 300 to 3000 students, and the exponent between the ends. */
  async growth(options) {
    const sizes = (options['sizes'] ?? '300,1000,3000').split(',').map(Number);
    const found: (readonly [students: number, seconds: number])[] = [];
    for (const students of sizes) {
      const seen: (readonly [score: number, seconds: number])[] = [];
      const draw = { ...readDraw(options), students };
      const budget = { seconds: (Number(options['seconds'] ?? 30) * students) / 1000, clock: clockOf(options) };
      const { solution } = await searchDay(drawInstance(draw), { seed: draw.seed, budget, onScore: (score, seconds) => seen.push([score, seconds]) });
      found.push([students, seen.find(([score]) => score >= 0.99 * solution.score)?.[1] ?? budget.seconds]);
    }
    const [first, last] = [found[0] ?? [1, 1], found.at(-1) ?? [1, 1]];
    const exponent = Math.round((100 * Math.log(last[1] / first[1])) / Math.log(last[0] / first[0])) / 100;
    return { value: exponent, detail: { ...Object.fromEntries(found.map(([students, seconds]) => [`secondsAt${students}`, seconds])), exponent, clock: clockOf(options) } };
  },

  async stability(options) {
    const draw = readDraw(options);
    const curve = stabilityCurve(draw, { shares: [0, 0.25, 0.5, 0.75, 1], iterations: Number(options['iterations'] ?? 400) });
    const half = curve.find(({ share }) => share >= 0.5);
    return { value: Math.round(1e4 * (1 - (half?.value ?? Number.NaN))) / 100, detail: { ...draw, shares: curve.map(({ share }) => share), kept: curve.map(({ kept }) => kept), valueLeft: curve.map(({ value }) => value) } };
  },

  async weights(options) {
    const students = Number(options['students'] ?? 300);
    const night = await nightAfter({ students, days: Number(options['days'] ?? 5), seed: Number(options['seed'] ?? 1) });
    const moved = await shiftWeights(night, Number(options['iterations'] ?? 300));
    return { value: Math.max(...Object.values(moved)) * 100, detail: { students, ...moved } };
  },

  /** Days by the number: --from 1, --days 2000, --iterations 20. */
  async sweep(options) {
    const from = Number(options['from'] ?? 1);
    const days = Array.from({ length: Number(options['days'] ?? 2000) }, (_, at) => sweepOne(from + at, Number(options['iterations'] ?? 20)));
    const covered = days.filter(({ isCovered }) => isCovered);
    const over = covered.filter(({ fallbackShare }) => fallbackShare > 0.02);
    const byPreset = Map.groupBy(covered, ({ preset }) => preset);
    const shares = [...byPreset].flatMap(([preset, own]) => [[`${preset}Days`, own.length], [`${preset}Over2Percent`, own.filter(({ fallbackShare }) => fallbackShare > 0.02).length]] as const);
    return {
      value: days.filter(({ violations, unplaced }) => violations.length > 0 || unplaced > 0).length,
      detail: {
        days: days.length, withViolations: days.filter(({ violations }) => violations.length > 0).length, withUnplaced: days.filter(({ unplaced }) => unplaced > 0).length,
        covered: covered.length, coveredOver2Percent: over.length, ...Object.fromEntries(shares),
        seedsWithViolations: days.filter(({ violations }) => violations.length > 0).slice(0, 20).map(({ seed }) => seed),
      },
    };
  },
};

async function readDay(options: BenchmarkOptions): Promise<{ readonly name: string; readonly instance: Instance; readonly seed: number }> {
  if (options['preset'] !== 'real') {
    const draw = readDraw(options);
    return { name: `${draw.preset} ${draw.students}x${draw.periods} seed ${draw.seed}`, instance: drawInstance(draw), seed: draw.seed };
  }
  const [students, seed] = [Number(options['students'] ?? 300), Number(options['seed'] ?? 1)];
  return { name: `real ${students} seed ${seed}`, instance: await instanceOf(await nightAfter({ students, days: Number(options['days'] ?? 5), seed })), seed };
}

function readBudget(options: BenchmarkOptions): Budget {
  const clock = clockOf(options);
  return options['iterations'] === undefined ? { seconds: Number(options['seconds'] ?? 30), clock } : { iterations: Number(options['iterations']), clock };
}

function clockOf(options: BenchmarkOptions): 'wall' | 'cpu' {
  return options['clock'] === 'cpu' ? 'cpu' : 'wall';
}
