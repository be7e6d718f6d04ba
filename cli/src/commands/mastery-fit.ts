import type { Command } from '../command.ts';
import { fileVersion } from '../options.ts';
import { isRefused, summaryLines } from '../print-result.ts';

export const masteryFit: Command = {
  name: 'mastery fit',
  summary: 'Fit the parameters of the mastery estimate on the school\'s own answers, or on a file of answers',
  positionals: [],
  options: {
    data: { type: 'string', value: 'FILE', help: 'CSV or CSV.GZ with split, user, item, t, correct, skills (docs/guide/mastery-methods.md); without it the evidence of the school', isFile: true },
    out: { type: 'string', value: 'FILE', help: 'where the parameter file goes', isNeeded: true, isFile: true },
    id: { type: 'string', value: 'NAME', help: 'what a model calls it (bayes-irt-local)' },
    version: fileVersion,
    'for-any-school': { type: 'boolean', help: 'keep no question and no competency: parameters that another school may start from' },
    seed: { type: 'string', value: 'NUMBER', help: 'of the resampled interval (1)' },
  },
  examples: [
    'heddle mastery fit --out parameters.json --school my-school',
    'heddle mastery fit --data answers.csv.gz --out parameters.json --version 1.0.0 --json',
  ],
  request: (given) => {
    const input = { to: given.text('out'), id: given.find('id') ?? 'bayes-irt-local', version: given.find('version') ?? '1.0.0', seed: given.number('seed') ?? 1, isForAnySchool: given.has('for-any-school') };
    const path = given.find('data');
    return path === undefined ? { service: 'fit-own-mastery', input } : { service: 'fit-mastery', input: { path, ...input } };
  },
  print: (result) => summaryLines('cli.mastery-fit', result),
  isRefused,
};
