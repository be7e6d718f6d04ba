import type { Command, Result } from '../command.ts';
import { isRefused, summaryLines } from '../print-result.ts';

export const masteryEvaluate: Command = {
  name: 'mastery evaluate',
  summary: 'Compare the ways to estimate mastery on a file of answers, on students held out',
  positionals: [],
  options: {
    data: { type: 'string', value: 'FILE', help: 'CSV or CSV.GZ with split, user, item, t, correct, skills (docs/guide/mastery-methods.md)', isNeeded: true, isFile: true },
    methods: { type: 'string', value: 'NAMES', help: 'only these, joined by commas' },
    'without-items': { type: 'boolean', help: 'as if the file did not say which question was asked' },
    start: { type: 'string', value: 'FILE', help: 'parameters from which a school without data starts (the shipped ones)', isFile: true },
    seed: { type: 'string', value: 'NUMBER', help: 'of the resampled intervals (1)' },
  },
  examples: [
    'heddle mastery evaluate --data answers.csv.gz --json',
    'heddle mastery evaluate --data answers.csv.gz --methods bayes-irt,best-lr',
    'heddle mastery evaluate --data answers.csv.gz --methods bayes-irt-day-0,bayes-irt-whole-school --start other-schools.json',
  ],
  request: (given) => ({
    service: 'evaluate-mastery',
    input: {
      path: given.text('data'), start: given.find('start') ?? null, hasItems: !given.has('without-items'), seed: given.number('seed') ?? 1,
      methods: given.list('methods'),
    },
  }),
  print: (result) => [...summaryLines('cli.mastery-evaluate', result), ...table(result)],
  isRefused,
};

function table(result: Result): readonly string[] {
  const methods = Array.isArray(result['methods']) ? result['methods'] : [];
  const figure = (value: unknown) => (typeof value === 'number' ? value.toFixed(4) : '').padStart(9);
  return [
    `${'method'.padEnd(24)}${['auc', 'rmse', 'logLoss', 'ece'].map((name) => name.padStart(9)).join('')}  95 % of auc`,
    ...methods.map((one) => `${String(one.name).padEnd(24)}${[one.auc, one.rmse, one.logLoss, one.ece].map(figure).join('')}  ${figure(one.interval?.[0]).trim()}..${figure(one.interval?.[1]).trim()}${one.recommended === true ? '  recommended' : ''}`),
  ];
}
