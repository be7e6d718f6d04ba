import type { Command } from '../command.ts';
import { titledLines } from '../print-result.ts';

export const fairness: Command = {
  name: 'fairness',
  summary: 'Tell who gets what over published days, by group of students',
  positionals: [],
  options: {
    from: { type: 'string', value: 'DATE', help: 'first day', isNeeded: true },
    to: { type: 'string', value: 'DATE', help: 'last day', isNeeded: true },
  },
  examples: [
    'heddle fairness --from 2026-09-07 --to 2026-10-02 --school my-school',
  ],
  request: (given) => ({ service: 'measure-fairness', input: { from: given.date('from'), to: given.date('to') } }),
  print: (result) => titledLines(result),
};
