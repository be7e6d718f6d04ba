import type { Command } from '../command.ts';
import { onDay, seed } from '../options.ts';
import { titledLines } from '../print-result.ts';

export const staffing: Command = {
  name: 'staffing',
  summary: 'Tell what one more adult, space, seat or period would be worth to a planned day',
  positionals: [],
  options: {
    on: onDay,
    seed,
    iterations: { type: 'string', value: 'N', help: 'rounds of search for each change' },
  },
  examples: [
    'heddle staffing --on 2026-09-15 --school my-school',
  ],
  request: (given) => ({ service: 'explain-staffing', input: { on: given.date('on'), seed: given.number('seed') ?? 1, iterations: given.number('iterations') ?? null } }),
  print: (result) => titledLines(result),
};
