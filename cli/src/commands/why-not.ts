import type { Command } from '../command.ts';
import { linesOf } from '../print-result.ts';

export const whyNot: Command = {
  name: 'why-not',
  summary: 'Say why a student does not do something else, and what would have to be different',
  positionals: [],
  options: {
    student: { type: 'string', value: 'STUDENT', help: 'id of the student', isNeeded: true },
    on: { type: 'string', value: 'DATE', help: 'the school day, like 2026-09-15', isNeeded: true },
    period: { type: 'string', value: 'PERIOD', help: 'id of the period', isNeeded: true },
    competency: { type: 'string', value: 'CODE', help: 'what is asked about (default: the first choice)' },
    modality: { type: 'string', value: 'MODALITY', help: 'the form of work that is asked about' },
  },
  examples: ['heddle why-not --student stu-7 --on 2026-09-15 --period 3 --school my-school'],
  request: (given) => ({
    service: 'why-not',
    input: { student: given.text('student'), on: given.date('on'), period: given.text('period'), competency: given.find('competency') ?? null, modality: given.find('modality') ?? null },
  }),
  print: (result) => linesOf(result),
};
