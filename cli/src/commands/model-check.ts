import type { Command } from '../command.ts';
import { isRefused, summaryLines } from '../print-result.ts';

export const modelCheck: Command = {
  name: 'model check',
  summary: 'Check a learning model package and say what is wrong, where, and what to do',
  positionals: ['folder'],
  options: {},
  examples: [
    'heddle model check models/maths-lab',
  ],
  request: (given) => ({ service: 'check-model', input: { path: given.text('folder') } }),
  print: (result) => summaryLines('cli.model-check', result),
  isRefused,
};
