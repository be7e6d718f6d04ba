import type { Command } from '../command.ts';
import { summaryLines } from '../print-result.ts';

export const verify: Command = {
  name: 'verify',
  summary: 'Check the day against every limit, on named people, without the planner',
  positionals: [],
  options: {
    on: { type: 'string', value: 'DATE', help: 'the school day, like 2026-09-15', isNeeded: true },
  },
  examples: [
    'heddle verify --on 2026-09-15 --school my-school',
  ],
  request: (given) => ({ service: 'verify-day', input: { on: given.date('on') } }),
  print: (result) => summaryLines('cli.verify', result),
  isRefused: (result) => result.violations !== 0,
};
