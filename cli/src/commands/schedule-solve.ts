import type { Command } from '../command.ts';
import { seed } from '../options.ts';
import { isRefused, summaryLines } from '../print-result.ts';

export const scheduleSolve: Command = {
  name: 'schedule solve',
  summary: 'Search for the best plan of an instance in a file; no school is needed',
  positionals: ['file'],
  options: {
    seconds: { type: 'string', value: 'N', help: 'search for so long' },
    iterations: { type: 'string', value: 'N', help: 'search for so many rounds on each core (default 2000): the same answer every time' },
    seed,
    out: { type: 'string', value: 'PLAN', help: 'write the solution to this file', isFile: true },
    again: { type: 'string', value: 'PLAN', help: 'run the search of this solution again, round for round', isFile: true },
  },
  examples: [
    'heddle schedule solve day.json --seconds 30 --out plan.json',
    'heddle schedule solve day.json --iterations 500 --seed 7 --json',
  ],
  canStop: true,
  request: (given) => ({
    service: 'solve-instance',
    input: {
      path: given.text('file'), out: given.find('out') ?? null, again: given.find('again') ?? null,
      iterations: given.number('iterations') ?? null, seconds: given.number('seconds') ?? null, seed: given.number('seed') ?? 1,
    },
  }),
  print: (result) => (isRefused(result) ? summaryLines('cli.schedule-refused', result) : summaryLines('cli.schedule-solve', result)),
  isRefused: (result) => isRefused(result) || result.violations !== 0,
};
