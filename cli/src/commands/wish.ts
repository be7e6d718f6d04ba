import type { Command } from '../command.ts';
import { onDay, period, student } from '../options.ts';
import { titledLines } from '../print-result.ts';

export const wish: Command = {
  name: 'wish',
  summary: 'Note what a student asked for in a period of a day, before it is planned',
  positionals: [],
  options: {
    student,
    on: onDay,
    period,
    competency: { type: 'string', value: 'CODE', help: 'what to work on, by code or id' },
    modality: { type: 'string', value: 'ID', help: 'how to work; without both, the wish is taken back' },
  },
  examples: [
    'heddle wish --student stu-601 --on 2026-09-16 --period 1 --modality partner-task --school my-school',
  ],
  request: (given) => ({
    service: 'note-wish',
    input: { student: given.text('student'), on: given.date('on'), period: given.text('period'), competency: given.find('competency') ?? null, modality: given.find('modality') ?? null },
  }),
  print: (result) => titledLines(result),
};
