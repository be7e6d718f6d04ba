import type { Command } from '../command.ts';
import { onDay, period, student } from '../options.ts';
import { linesOf } from '../print-result.ts';

export const whyNot: Command = {
  name: 'why-not',
  summary: 'Say why a student does not do something else, and what would have to be different',
  positionals: [],
  options: {
    student,
    on: onDay,
    period,
    competency: { type: 'string', value: 'CODE', help: 'what is asked about (default: the first choice)' },
    modality: { type: 'string', value: 'MODALITY', help: 'the form of work that is asked about' },
  },
  examples: ['heddle why-not --student stu-601 --on 2026-09-15 --period 1 --school my-school'],
  request: (given) => ({
    service: 'why-not',
    input: { student: given.text('student'), on: given.date('on'), period: given.text('period'), competency: given.find('competency') ?? null, modality: given.find('modality') ?? null },
  }),
  print: (result) => linesOf(result),
};
