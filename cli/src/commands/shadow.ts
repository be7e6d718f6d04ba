import type { Command } from '../command.ts';
import { seed } from '../options.ts';
import { summaryLines } from '../print-result.ts';

export const shadow: Command = {
  name: 'shadow',
  summary: 'Plan beside the school\'s own sections, publish nothing, count what would differ',
  positionals: [],
  options: {
    from: { type: 'string', value: 'DATE', help: 'first day', isNeeded: true },
    to: { type: 'string', value: 'DATE', help: 'last day', isNeeded: true },
    seed,
  },
  examples: [
    'heddle shadow --from 2026-09-10 --to 2026-09-14 --school my-school',
  ],
  request: (given) => ({ service: 'shadow-days', input: { from: given.date('from'), to: given.date('to'), seed: given.number('seed') ?? 1 } }),
  print: (result) => summaryLines('cli.shadow', result),
};
