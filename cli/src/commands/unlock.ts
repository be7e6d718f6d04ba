import type { Command } from '../command.ts';
import { summaryLines } from '../print-result.ts';

export const unlock: Command = {
  name: 'unlock',
  summary: 'Take a fixed place off again',
  positionals: ['id'],
  options: {},
  examples: ['heddle unlock 2026-09-15/stu-601/1 --school my-school'],
  request: (given) => ({ service: 'unlock-place', input: { id: given.text('id') } }),
  print: (result) => summaryLines('cli.unlock', result),
};
