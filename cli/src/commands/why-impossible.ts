import type { Command } from '../command.ts';
import { onDay } from '../options.ts';
import { linesOf } from '../print-result.ts';

export const whyImpossible: Command = {
  name: 'why-impossible',
  summary: 'Say which limits clash on a day that cannot be planned, and which change would help',
  positionals: [],
  options: {
    on: onDay,
  },
  examples: ['heddle why-impossible --on 2026-09-15 --school my-school'],
  request: (given) => ({ service: 'why-impossible', input: { on: given.date('on') } }),
  print: (result) => linesOf(result),
};
