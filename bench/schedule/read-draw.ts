import type { BenchmarkOptions } from '../benchmark.ts';
import { presetNames } from './presets.ts';
import type { Draw } from './presets.ts';

/** --preset, --students (1000), --periods (4) and --seed (1). */
export function readDraw(options: BenchmarkOptions): Draw {
  const asked = options['preset'] ?? 'reference';
  const preset = presetNames.find((name) => name === asked);
  if (preset === undefined) throw new Error(`There is no preset "${asked}". Maybe one of: ${presetNames.join(', ')}.`);
  return { preset, students: Number(options['students'] ?? 1000), periods: Number(options['periods'] ?? 4), seed: Number(options['seed'] ?? 1) };
}
