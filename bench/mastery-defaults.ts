import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { evaluate, fitIrtForAnySchool, packResponses, predictArriving, studentsOf } from '@heddle/engine/mastery';
import type { IrtParameters } from '@heddle/engine/mastery';
import { simulatedAnswers } from './simulated-answers.ts';

/**
 * Writes engine/src/mastery/parameters/bayes-irt-2.ts, the parameters for a school without data of its own: the head fitted on simulated
 * students, no item and no competency known. Run: node bench/mastery-defaults.ts
 */
const responses = packResponses(simulatedAnswers({ students: 400, competencies: 40, days: 120, seed: 1 }));
const students = studentsOf(responses, false);
const fitted = fitIrtForAnySchool(responses, { students, id: 'bayes-irt-2', version: '2.0.0', fittedOn: 'simulated students (bench/simulated-answers.ts, seed 1)', dataHash: null });
const [measured] = evaluate(responses, { methods: [{ name: fitted.id, isRecommended: true, fit: () => (data, who) => predictArriving(fitted, 'asked')(data, who) }], seed: 1 });
if (measured === undefined) throw new Error('nothing was measured');
const { auc, rmse, logLoss, ece } = measured;
const round = (value: number) => Math.round(value * 1e4) / 1e4;
const parameters: IrtParameters = {
  ...fitted,
  head: Object.fromEntries(Object.entries(fitted.head).map(([name, weight]) => [name, round(weight)])),
  card: { ...fitted.card, metrics: { auc: round(auc), rmse: round(rmse), logLoss: round(logLoss), ece: round(ece) } },
};
const text = JSON.stringify(parameters, null, 2).replace(/"([A-Za-z]+)":/g, '$1:').replaceAll('"', "'");
writeFileSync(fileURLToPath(new URL('../engine/src/mastery/parameters/bayes-irt-2.ts', import.meta.url)), `import type { IrtParameters } from '../bayes-irt/model.ts';

/**
 * Parameters of \`bayes-irt\`, version 2, for a school without data of its own: fitted on simulated students, whose truth is not the model's,
 * by bench/mastery-defaults.ts. No item and no competency is known; all count as typical. Prior, help and settings are assumed
 * (bayes-irt/settings.ts). A change of any number is a new version beside this one.
 */
export const bayesIrt2: IrtParameters = ${text};
`);
console.log(measured);
