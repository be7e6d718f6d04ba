import type { Command } from '../command.ts';
import { isRefused, summaryLines } from '../print-result.ts';

export const importOneroster: Command = {
  name: 'import oneroster',
  summary: 'Take in people, sections and enrollments (OneRoster 1.2 or 1.1, ZIP or folder)',
  positionals: ['file'],
  options: {},
  examples: [
    'heddle import oneroster roster.zip --school my-school',
  ],
  request: (given) => ({ service: 'import-oneroster', input: { path: given.text('file') } }),
  print: (result) => summaryLines('cli.import', result),
  isRefused,
};
