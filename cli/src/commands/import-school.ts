import type { Command } from '../command.ts';
import { isRefused, summaryLines } from '../print-result.ts';

export const importSchool: Command = {
  name: 'import school',
  summary: 'Take in what no roster carries: spaces, bell, calendar, staff, accommodations, materials (CSV files or school.yaml)',
  positionals: ['folder'],
  options: {},
  examples: [
    'heddle import school my-files/ --school my-school',
  ],
  request: (given) => ({ service: 'import-school', input: { path: given.text('folder') } }),
  print: (result) => summaryLines('cli.import', result),
  isRefused,
};
