import type { Command } from '../command.ts';
import { summaryLines } from '../print-result.ts';

export const publish: Command = {
  name: 'publish',
  summary: 'Publish the day: refused while a limit is broken or an approval is missing',
  positionals: [],
  options: {
    on: { type: 'string', value: 'DATE', help: 'the school day, like 2026-09-15', isNeeded: true },
  },
  examples: [
    'heddle publish --on 2026-09-15 --school my-school',
  ],
  request: (given) => ({ service: 'publish-day', input: { on: given.date('on') } }),
  print: (result) => summaryLines('cli.publish', result),
};
