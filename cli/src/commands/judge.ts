import type { Command } from '../command.ts';
import { student } from '../options.ts';
import { linesOf } from '../print-result.ts';

export const judge: Command = {
  name: 'judge',
  summary: 'Give or take a level, by name and with a reason; rules go on from it',
  positionals: [],
  options: {
    student,
    competency: { type: 'string', value: 'CODE', help: 'in what', isNeeded: true },
    level: { type: 'string', value: 'LEVEL', help: 'secure, provisional (passed once) or none (not yet)', isNeeded: true },
    by: { type: 'string', value: 'PERSON', help: 'who judges (id of a leader, or of a teacher of the student)', isNeeded: true },
    reason: { type: 'string', value: 'TEXT', help: 'what they saw; for staff only', isNeeded: true },
    on: { type: 'string', value: 'DATE', help: 'of which day, by what was shown until its end (default: today)' },
  },
  examples: [
    'heddle judge --student stu-601 --competency M6.R1 --level secure --by tea-mat-2 --reason "Explained it to two others at the board" --school my-school',
    'heddle judge --student stu-601 --competency M6.R1 --level none --by tea-mat-2 --reason "The check was not her own work" --on 2026-09-15',
  ],
  request: (given) => ({
    service: 'judge-level',
    input: { student: given.text('student'), competency: given.text('competency'), level: given.text('level'), by: given.text('by'), reason: given.text('reason'), on: given.findDate('on') ?? null },
  }),
  print: (result) => linesOf(result),
};
