import type { Command } from '../command.ts';
import { onDay, seed } from '../options.ts';
import { summaryLines } from '../print-result.ts';

export const plan: Command = {
  name: 'plan',
  summary: 'Plan one school day: who, which competency, which modality, which room, which adult',
  positionals: [],
  options: {
    on: onDay,
    seed,
    iterations: { type: 'string', value: 'N', help: 'rounds of search on each core' },
    seconds: { type: 'string', value: 'N', help: 'search for so long instead' },
  },
  examples: [
    'heddle plan --on 2026-09-15 --school my-school',
    'heddle plan --on 2026-09-15 --seconds 60 --school my-school',
    'heddle plan --on 2026-09-15 --seed 7 --json --school my-school',
  ],
  canStop: true,
  request: (given) => ({ service: 'plan-day', input: { on: given.date('on'), seed: given.number('seed') ?? 1, iterations: given.number('iterations') ?? null, seconds: given.number('seconds') ?? null } }),
  print: (result) => summaryLines('cli.plan', result),
  isRefused: (result) => result.violations !== 0,
};
