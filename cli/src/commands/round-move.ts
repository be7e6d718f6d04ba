import type { Command } from '../command.ts';
import { onDay, period, student } from '../options.ts';
import { titledLines } from '../print-result.ts';

export const roundMove: Command = {
  name: 'round move',
  summary: 'Move a student to another teacher\'s standing group',
  positionals: [],
  options: {
    on: onDay,
    student,
    period,
    to: { type: 'string', value: 'PERSON', help: 'the teacher of the group', isNeeded: true },
    by: { type: 'string', value: 'PERSON', help: 'the leader who decides', isNeeded: true },
    reason: { type: 'string', value: 'TEXT', help: 'why', isNeeded: true },
  },
  examples: [
    'heddle round move --on 2026-09-15 --student stu-601 --period 1 --to tea-mat-2 --by lead-1 --reason "Works well with her" --school my-school',
  ],
  request: (given) => ({
    service: 'move-in-round',
    input: { on: given.date('on'), student: given.text('student'), period: given.text('period'), to: given.text('to'), by: given.text('by'), reason: given.text('reason') },
  }),
  print: (result) => titledLines(result),
};
