import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashInstance } from '@heddle/engine/schedule';
import type { Instance, Solution } from '@heddle/engine/schedule';
import { searchDay } from './search-day.ts';

/**
 * A plan that was searched for so long, as a school would have it in force: a repair of a poor plan would go on planning the day. Kept in the
 * temporary folder under the hash of its instance, so that only the first of many runs has to wait for it.
 */
export async function plannedDay(instance: Instance, of: { readonly seed: number; readonly seconds: number }): Promise<Solution> {
  const folder = join(tmpdir(), 'heddle-bench-plans');
  const file = join(folder, `${hashInstance(instance).slice(0, 24)}-${of.seed}-${of.seconds}.json`);
  const known = readPlan(file);
  if (known !== undefined) return known;
  const { solution } = await searchDay(instance, { seed: of.seed, budget: { seconds: of.seconds, clock: 'cpu' } });
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify(solution));
  return solution;
}

function readPlan(file: string): Solution | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
