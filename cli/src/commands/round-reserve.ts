import type { Command } from '../command.ts';
import { onDay, period } from '../options.ts';
import { titledLines } from '../print-result.ts';

export const roundReserve: Command = {
  name: 'round reserve',
  summary: 'Keep a period of a day free for students: advisory, a conference',
  positionals: [],
  options: {
    on: onDay,
    period,
    students: { type: 'string', value: 'STUDENTS', help: 'ids of the students, with commas between', isNeeded: true },
    title: { type: 'string', value: 'TITLE', help: 'what for; left out, they are free for lessons again' },
  },
  examples: [
    'heddle round reserve --on 2026-09-16 --period 1 --students stu-601,stu-602 --title Conference --school my-school',
  ],
  request: (given) => ({
    service: 'reserve-time',
    input: {
      on: given.date('on'), period: given.text('period'), title: given.find('title') ?? null,
      students: given.list('students'),
    },
  }),
  print: (result) => titledLines(result),
};
