import type { Command } from '../command.ts';
import { student } from '../options.ts';
import { summaryLines } from '../print-result.ts';

export const erase: Command = {
  name: 'erase',
  summary: 'Erase everything about one student; leaves only anonymous tombstones',
  positionals: [],
  options: {
    student,
    reason: { type: 'string', value: 'TEXT', help: 'why, for the audit (no names)' },
  },
  examples: [
    'heddle erase --student stu-601 --reason "request of the family" --school my-school',
  ],
  request: (given) => ({ service: 'erase-student', input: { student: given.text('student'), reason: given.find('reason') ?? 'erasure asked for' } }),
  print: (result) => summaryLines('cli.erase', result),
};
