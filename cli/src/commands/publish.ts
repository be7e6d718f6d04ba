import type { Command } from '../command.ts';
import { onDay } from '../options.ts';
import { summaryLines } from '../print-result.ts';

export const publish: Command = {
  name: 'publish',
  summary: 'Publish the day: refused while a limit is broken or an approval is missing',
  positionals: [],
  options: {
    on: onDay,
  },
  examples: [
    'heddle publish --on 2026-09-15 --school my-school',
  ],
  request: (given) => ({ service: 'publish-day', input: { on: given.date('on') } }),
  print: (result) => summaryLines('cli.publish', result),
};
