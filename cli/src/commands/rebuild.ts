import type { Command } from '../command.ts';
import { summaryLines } from '../print-result.ts';

export const rebuild: Command = {
  name: 'rebuild',
  summary: 'Throw away what was computed and fold it again from the facts',
  positionals: [],
  options: {},
  examples: [
    'heddle rebuild --school my-school',
  ],
  request: () => ({ service: 'rebuild', input: {} }),
  print: (result) => summaryLines('cli.rebuild', result),
  isRefused: (result) => result.equal !== true,
};
