import type { Command } from '../command.ts';
import { summaryLines } from '../print-result.ts';

export const roundPlan: Command = {
  name: 'round plan',
  summary: 'Propose goals and standing groups for the next round of school days',
  positionals: [],
  options: {
    from: { type: 'string', value: 'DATE', help: 'first school day of the round', isNeeded: true },
  },
  examples: [
    'heddle round plan --from 2026-09-14 --school my-school',
  ],
  request: (given) => ({ service: 'plan-round', input: { from: given.date('from') } }),
  print: (result) => summaryLines('cli.round', result),
};
