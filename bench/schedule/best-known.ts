import { readFileSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { hashInstance } from '@heddle/engine/schedule';
import type { Instance } from '@heddle/engine/schedule';

/**
 * The best plan that anybody has found of a drawn day, by a search twenty times as long. It tells a weak plan from a loose bound: the gap to
 * the bound holds both, the gap to the best plan only the first. Measured once with `--study best` and kept with what it took.
 */
export type BestKnown = {
  readonly score: number;
  readonly seconds: number;
  readonly clock: string;
  readonly seed: number;
  /** The state of the search it was found with. */
  readonly commit: string;
  readonly instanceHash: string;
};

const file = new URL('best-known.json', import.meta.url);

/** undefined where nobody has measured this very instance. */
export function findBest(name: string, instance: Instance): BestKnown | undefined {
  const known = readAll()[name];
  return known?.instanceHash === hashInstance(instance) ? known : undefined;
}

export function keepBest(name: string, instance: Instance, found: Pick<BestKnown, 'score' | 'seconds' | 'clock' | 'seed'>): void {
  const known = findBest(name, instance);
  if (known !== undefined && known.score >= found.score) return;
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const all = { ...readAll(), [name]: { ...found, commit, instanceHash: hashInstance(instance) } };
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(Object.entries(all).sort(([one], [other]) => (one < other ? -1 : 1))), null, 2)}\n`);
}

/** How far the best plan known is above this score, as a share of it. */
export function gapToBest(best: Pick<BestKnown, 'score'> | undefined, score: number): number | null {
  return best === undefined || score <= 0 ? null : Math.round(Math.max(0, (best.score - score) / score) * 1e6) / 1e6;
}

function readAll(): Readonly<Record<string, BestKnown>> {
  return JSON.parse(readFileSync(file, 'utf8'));
}
