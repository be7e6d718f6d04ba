import type { Command } from '../command.ts';
import { isRefused, summaryLines } from '../print-result.ts';

export const scheduleBound: Command = {
  name: 'schedule bound',
  summary: 'Prove how good a plan of an instance in a file could be at most',
  positionals: ['file'],
  options: {
    iterations: { type: 'string', value: 'N', help: 'steps (default 1000)' },
    seconds: { type: 'string', value: 'N', help: 'for so long at most' },
  },
  examples: ['heddle schedule bound day.json --json'],
  canStop: true,
  request: (given) => ({ service: 'bound-instance', input: { path: given.text('file'), iterations: given.number('iterations') ?? null, seconds: given.number('seconds') ?? null } }),
  print: (result) => (isRefused(result) ? summaryLines('cli.schedule-refused', result) : summaryLines('cli.schedule-bound', result)),
  isRefused,
};
