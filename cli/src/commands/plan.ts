import type { Command } from '../command.ts';
import { summaryLines } from '../print-result.ts';

export const plan: Command = {
  name: 'plan',
  summary: 'Plan one school day: who, which competency, which modality, which room, which adult',
  positionals: [],
  options: {
    on: { type: 'string', value: 'DATE', help: 'the school day, like 2026-09-15', isNeeded: true },
    seed: { type: 'string', value: 'N', help: 'seed of chance (default 1)' },
    iterations: { type: 'string', value: 'N', help: 'how long to search' },
  },
  examples: [
    'heddle plan --on 2026-09-15 --school my-school',
    'heddle plan --on 2026-09-15 --seed 7 --json --school my-school',
  ],
  request: (given) => ({ service: 'plan-day', input: { on: given.date('on'), seed: given.number('seed') ?? 1, iterations: given.number('iterations') ?? null } }),
  print: (result) => summaryLines('cli.plan', result),
  isRefused: (result) => result.violations !== 0,
};
