import type { Command } from '../command.ts';
import { onDay, seed } from '../options.ts';
import { summaryLines } from '../print-result.ts';

export const repair: Command = {
  name: 'repair',
  summary: 'Mend the plan of a day when somebody is away or a room is closed: as few moves as can be',
  positionals: [],
  options: {
    on: onDay,
    out: { type: 'string', value: 'IDS', help: 'people and spaces that are out, with commas; beside what is known already' },
    reason: { type: 'string', value: 'TEXT', help: 'why they are out' },
    from: { type: 'string', value: 'PERIOD', help: 'first period that may change (default: what has not begun)' },
    seed,
    iterations: { type: 'string', value: 'N', help: 'rounds of search' },
  },
  examples: [
    'heddle repair --on 2026-09-15 --out tea-mat-2,MATH-3 --reason "ill; a burst pipe" --school my-school',
    'heddle repair --on 2026-09-15 --from 3 --json --school my-school',
  ],
  request: (given) => ({
    service: 'repair-day',
    input: {
      on: given.date('on'), out: given.list('out'), reason: given.find('reason') ?? '',
      from: given.find('from') ?? null, seed: given.number('seed') ?? 1, iterations: given.number('iterations') ?? null,
    },
  }),
  print: (result) => summaryLines('cli.repair', result),
  isRefused: (result) => result.violations !== 0,
};
