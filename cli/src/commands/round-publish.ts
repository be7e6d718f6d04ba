import type { Command } from '../command.ts';
import { summaryLines } from '../print-result.ts';

export const roundPublish: Command = {
  name: 'round publish',
  summary: 'Put the proposed round in force',
  positionals: [],
  options: {
    from: { type: 'string', value: 'DATE', help: 'first school day of the round', isNeeded: true },
  },
  examples: [
    'heddle round publish --from 2026-09-14 --school my-school',
  ],
  request: (given) => ({ service: 'publish-round', input: { from: given.date('from') } }),
  print: (result) => summaryLines('cli.round', result),
};
