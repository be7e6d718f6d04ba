import type { Command } from '../command.ts';
import { isRefused, summaryLines } from '../print-result.ts';

export const importCase: Command = {
  name: 'import case',
  summary: 'Take in a competency framework (CASE 1.1 package, JSON)',
  positionals: ['file'],
  options: {},
  examples: [
    'heddle import case ccss-math.json --school my-school',
  ],
  request: (given) => ({ service: 'import-case', input: { path: given.text('file') } }),
  print: (result) => summaryLines('cli.import', result),
  isRefused,
};
