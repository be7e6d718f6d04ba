import type { Command } from '../command.ts';
import { titledLines } from '../print-result.ts';

export const roundReserve: Command = {
  name: 'round reserve',
  summary: 'Keep a period of a day free for students: advisory, a conference',
  positionals: [],
  options: {
    on: { type: 'string', value: 'DATE', help: 'the school day, like 2026-09-15', isNeeded: true },
    period: { type: 'string', value: 'PERIOD', help: 'id of the period', isNeeded: true },
    students: { type: 'string', value: 'STUDENTS', help: 'ids of the students, with commas between', isNeeded: true },
    title: { type: 'string', value: 'TITLE', help: 'what for; left out, they are free for lessons again' },
  },
  examples: [
    'heddle round reserve --on 2026-09-16 --period 1 --students s06001,s06002 --title Conference --school my-school',
  ],
  request: (given) => ({
    service: 'reserve-time',
    input: {
      on: given.date('on'), period: given.text('period'), title: given.find('title') ?? null,
      students: given.text('students').split(',').map((one) => one.trim()).filter((one) => one !== ''),
    },
  }),
  print: (result) => titledLines(result),
};
