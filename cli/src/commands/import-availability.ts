import type { Command } from '../command.ts';
import { isRefused, summaryLines } from '../print-result.ts';

export const importAvailability: Command = {
  name: 'availability import',
  summary: 'Say who or what is out, absent, late or closed (CSV: who, date, periods, reason)',
  positionals: ['file'],
  options: {},
  examples: [
    'heddle availability import absences.csv --school my-school',
  ],
  request: (given) => ({ service: 'import-availability', input: { path: given.text('file') } }),
  print: (result) => summaryLines('cli.import', result),
  isRefused,
};
