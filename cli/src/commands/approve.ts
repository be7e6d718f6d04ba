import type { Command } from '../command.ts';
import { onDay } from '../options.ts';
import { summaryLines } from '../print-result.ts';

export const approve: Command = {
  name: 'approve',
  summary: 'Say yes, by name and with a reason, to going beyond a limit on one day',
  positionals: [],
  options: {
    on: onDay,
    limit: { type: 'string', value: 'LIMIT', help: 'which limit, as the plan names it; all = every one the plan wants', isNeeded: true },
    by: { type: 'string', value: 'PERSON', help: 'who approves (id of a leader or teacher)', isNeeded: true },
    reason: { type: 'string', value: 'TEXT', help: 'why', isNeeded: true },
  },
  examples: [
    'heddle approve --on 2026-09-18 --limit group-size --by p-1 --reason "Four adults are out" --school my-school',
  ],
  request: (given) => ({ service: 'approve-plan', input: { on: given.date('on'), limit: given.text('limit'), by: given.text('by'), reason: given.text('reason') } }),
  print: (result) => summaryLines('cli.approve', result),
};
