import type { Command } from '../command.ts';
import { onDay } from '../options.ts';
import { summaryLines } from '../print-result.ts';

export const verify: Command = {
  name: 'verify',
  summary: 'Check the day against every limit, on named people, without the planner',
  positionals: [],
  options: {
    on: onDay,
  },
  examples: [
    'heddle verify --on 2026-09-15 --school my-school',
  ],
  request: (given) => ({ service: 'verify-day', input: { on: given.date('on') } }),
  print: (result) => summaryLines('cli.verify', result),
  isRefused: (result) => result.violations !== 0,
};
