import type { Command } from '../command.ts';
import { isRefused, summaryLines } from '../print-result.ts';

export const importEvidence: Command = {
  name: 'evidence import',
  summary: 'Take in what students showed (CSV with a mapping file)',
  positionals: ['file'],
  options: {
    mapping: { type: 'string', value: 'FILE', help: 'which column is what (docs/guide/evidence-csv.md)', isNeeded: true, isFile: true },
    partial: { type: 'boolean', help: 'take the good rows although others are rejected' },
    from: { type: 'string', value: 'DATE', help: 'only rows of this school day and later' },
    to: { type: 'string', value: 'DATE', help: 'only rows up to and including this school day' },
  },
  examples: [
    'heddle evidence import exit-checks.csv --mapping exit-checks.mapping.yaml --partial --school my-school',
  ],
  request: (given) => ({
    service: 'import-evidence',
    input: {
      path: given.text('file'), mapping: given.text('mapping'), isPartial: given.has('partial'),
      from: given.findDate('from') ?? null, until: given.findDate('to') ?? null,
    },
  }),
  print: (result) => summaryLines('cli.evidence', result),
  isRefused,
};
