import type { Benchmark } from './benchmark.ts';
import { studies } from './schedule/studies.ts';

/**
 * One day, searched on both cores and checked. Options: --preset reference|tight|short|uneven|real, --students N (1000), --periods N (4),
 * --seed N (1), --seconds N (30) or --iterations N, --clock wall|cpu (wall; cpu = what two idle cores would need, measured beside other work).
 *
 * --study says what else to find out: best (twenty times as long, kept in best-known.json), baselines, exact, growth, stability, weights, sweep.
 */
export const benchmark: Benchmark = {
  about: 'Percent by which the best plan found lies under the proven bound',
  anchor: null,
  better: 'lower',
  async measure(options) {
    const name = options['study'] ?? 'plan';
    const study = studies[name];
    if (study === undefined) throw new Error(`There is no study "${name}". Maybe one of: ${Object.keys(studies).join(', ')}.`);
    return { about: study.about(options), anchor: study.anchor(options), ...await study.run(options) };
  },
};
