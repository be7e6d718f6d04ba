import { fileURLToPath } from 'node:url';
import { openHeddle } from '@heddle/server';
import type { Benchmark } from './benchmark.ts';

/** The demo school is made once, in .heddle/bench; then its last day is planned again and again. */
export const benchmark: Benchmark = {
  about: 'Seconds to plan one day of the demo school, from its stored facts to the stored plan; the middle one of three',
  anchor: { value: 10, unit: 's', source: 'our own promise for a middle school of 432 students on two cores; the demo school is smaller' },
  better: 'lower',
  async measure() {
    const heddle = await openHeddle({ schoolFolder: fileURLToPath(new URL('../.heddle/bench', import.meta.url)), isNew: true });
    try {
      const demo = await heddle.call('demo', { on: null });
      const on = demo['today'];
      const plans = [];
      for (let run = 0; run < 3; run += 1) plans.push(await heddle.call('plan-day', { on, seed: 1, iterations: null }));
      const seconds = plans.map((plan) => Number(plan['seconds'])).toSorted((a, b) => a - b);
      const last = plans.at(-1) ?? {};
      const detail = Object.fromEntries(['students', 'placed', 'fallback', 'violations', 'value', 'iterations'].map((name) => [name, Number(last[name])]));
      return { value: seconds[1] ?? Number.NaN, detail: { ...detail, slowest: seconds.at(-1) ?? Number.NaN } };
    } finally {
      await heddle.close();
    }
  },
};
