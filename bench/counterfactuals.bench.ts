import { solve, whyNot } from '@heddle/engine/schedule';
import type { Instance, Solution, WhatIf } from '@heddle/engine/schedule';
import type { Benchmark } from './benchmark.ts';
import { drawInstance } from './schedule/presets.ts';

/**
 * Of the changes of a day that could have given a student the first choice, how many hold when the day is planned again? Options: --students N
 * (100), --periods N (1), --seed N (1), --ask N students without their first choice (40), --iterations N for each plan (200).
 */
export const benchmark: Benchmark = {
  about: 'Percent of proposed changes that planning again confirms; the others are not shown to anybody',
  anchor: { value: 95, unit: '%', source: 'target' },
  better: 'higher',
  async measure(options) {
    const number = (name: string, otherwise: number) => Number(options[name] ?? otherwise);
    const seed = number('seed', 1);
    const iterations = number('iterations', 200);
    const instance = drawInstance({ preset: 'uneven', students: number('students', 100), periods: number('periods', 1), seed });
    const solution = solve(instance, { seed, iterations: number('rounds', 3_000) });
    const wishes = missedChoices(instance, solution).slice(0, number('ask', 40));
    const counted = new Map<WhatIf['kind'], number>();
    let proposed = 0;
    let confirmed = 0;
    let impossible = 0;
    const before = process.cpuUsage();
    for (const wish of wishes) {
      const answer = await whyNot({ instance, solution, ...wish, seed, iterations, search: async ({ instance: day, ...budget }) => solve(day, budget) });
      proposed += answer.proposed;
      confirmed += answer.changes.length;
      if (answer.cost === null) impossible += 1;
      for (const { kind } of answer.changes) counted.set(kind, (counted.get(kind) ?? 0) + 1);
    }
    const used = process.cpuUsage(before);
    return {
      value: proposed === 0 ? Number.NaN : Math.round((1000 * confirmed) / proposed) / 10,
      detail: { asked: wishes.length, impossible, cpuSecondsEach: Math.round((used.user + used.system) / 1e4 / Math.max(1, wishes.length)) / 100, ...Object.fromEntries(counted) },
      row: { proposed, confirmed, share: proposed === 0 ? null : confirmed / proposed },
    };
  },
};

/** Students who have something else than what is worth most to them, in order. */
function missedChoices(instance: Instance, { stations }: Solution): readonly { readonly demand: number; readonly option: number }[] {
  const had = new Map(stations.flatMap(({ groups }) => groups.flatMap(({ seats }) => seats.map(({ demand, option }) => [demand, option] as const))));
  const net = (row: number) => (instance.options.value[row] ?? 0) - (instance.options.price[row] ?? 0);
  const best = new Map<number, number>();
  instance.options.demand.forEach((demand, row) => { if (net(row) > net(best.get(demand) ?? -1) || !best.has(demand)) best.set(demand, row); });
  return [...best].flatMap(([demand, option]) => ((had.get(demand) ?? -1) === option || (had.has(demand) && net(had.get(demand) ?? -1) >= net(option)) ? [] : [{ demand, option }]));
}
