import type { Command } from '../command.ts';
import { onDay, period, student } from '../options.ts';
import { summaryLines } from '../print-result.ts';

export const lock: Command = {
  name: 'lock',
  summary: 'Fix a student\'s place in one period; the plan keeps it, whatever it would choose',
  positionals: [],
  options: {
    on: onDay,
    student,
    period,
    adult: { type: 'string', value: 'PERSON', help: 'with this adult' },
    space: { type: 'string', value: 'SPACE', help: 'in this space' },
    competency: { type: 'string', value: 'CODE', help: 'on this competency' },
    modality: { type: 'string', value: 'MODALITY', help: 'in this form of work' },
    by: { type: 'string', value: 'PERSON', help: 'who fixes it (id of an adult)', isNeeded: true },
    reason: { type: 'string', value: 'TEXT', help: 'why', isNeeded: true },
  },
  examples: [
    'heddle lock --on 2026-09-15 --student stu-601 --period 1 --adult tea-mat-2 --by tea-mat-2 --reason "Finishes the project with me" --school my-school',
  ],
  request: (given) => ({
    service: 'lock-place',
    input: {
      on: given.date('on'), student: given.text('student'), period: given.text('period'),
      adult: given.find('adult') ?? null, space: given.find('space') ?? null, competency: given.find('competency') ?? null, modality: given.find('modality') ?? null,
      by: given.text('by'), reason: given.text('reason'),
    },
  }),
  print: (result) => summaryLines('cli.lock', result),
};
