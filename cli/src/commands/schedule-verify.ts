import type { Command } from '../command.ts';
import { isRefused, summaryLines } from '../print-result.ts';

export const scheduleVerify: Command = {
  name: 'schedule verify',
  summary: 'Check a solution of an instance, both in files, without the search',
  positionals: ['file', 'plan'],
  options: {},
  examples: ['heddle schedule verify day.json plan.json --json'],
  request: (given) => ({ service: 'verify-solution', input: { path: given.text('file'), plan: given.text('plan') } }),
  print: (result) => (isRefused(result) ? summaryLines('cli.schedule-refused', result) : summaryLines('cli.schedule-verify', result)),
  isRefused: (result) => isRefused(result) || result.violations !== 0,
};
