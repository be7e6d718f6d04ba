import type { Command } from '../command.ts';
import { explanationLines } from '../print-result.ts';

export const explain: Command = {
  name: 'explain',
  summary: 'Say why a student is where they are, to the student, the family and staff',
  positionals: [],
  options: {
    student: { type: 'string', value: 'STUDENT', help: 'id of the student', isNeeded: true },
    on: { type: 'string', value: 'DATE', help: 'the school day, like 2026-09-15', isNeeded: true },
  },
  examples: [
    'heddle explain --student s06001 --on 2026-09-16 --school my-school',
  ],
  request: (given) => ({ service: 'explain-day', input: { student: given.text('student'), on: given.date('on'), locale: given.find('locale') ?? 'en' } }),
  print: (result) => explanationLines(result),
};
