import { rename, writeFile } from 'node:fs/promises';
import { evaluate, fitIrt, fitIrtForAnySchool, parameterFileOf, predictArriving, predictIrt, studentsOf } from '@heddle/engine/mastery';
import type { Evaluation, IrtParameters, Responses } from '@heddle/engine/mastery';

type Request = {
  readonly id: string; readonly version: string; readonly fittedOn: string; readonly dataHash: string; readonly seed: number;
  /** Keeps no question and no competency: a head that another school may start from. */
  readonly isForAnySchool: boolean;
  /** Whom the file itself is fitted on; it is measured, either way, on the held-out by a fit on the others. */
  readonly fitOn: 'not held out' | 'everybody';
};
type Fitted = { readonly parameters: IrtParameters; readonly measured: Evaluation };

/** Fits the recommended method on the students that are not held out and measures it on those that are. Needs students on both sides. */
export function fitAndMeasure(responses: Responses, { seed, isForAnySchool, fitOn, ...name }: Request): Fitted {
  const [others, heldOut] = [studentsOf(responses, false), studentsOf(responses, true)];
  const fit = (students: readonly number[]) => (isForAnySchool ? fitIrtForAnySchool : fitIrt)(responses, { ...name, students });
  const onOthers = fit(others);
  const predict = isForAnySchool ? predictArriving(onOthers, 'asked') : (data: Responses, who: readonly number[]) => predictIrt(onOthers, data, who);
  const [measured] = evaluate(responses, { methods: [{ name: 'bayes-irt', isRecommended: true, fit: () => predict }], seed });
  if (measured === undefined) throw new Error('an evaluation of one method has one outcome');
  const parameters = fitOn === 'everybody' ? fit(responses.studentIds.map((_, student) => student)) : onOthers;
  const { auc, rmse, logLoss, ece } = measured;
  return { parameters: { ...parameters, card: { ...parameters.card, metrics: { auc, rmse, logLoss, ece, heldOutStudents: heldOut.length } } }, measured };
}

export type Written = { id: string; version: string; to: string; hash: string; students: number; responses: number; items: number; competencies: number; auc: number; ece: number; methods: readonly Evaluation[]; isRefused: boolean };

/** Writes the parameter file: beside its place and moved there, so that a file under its name is always whole. */
export async function written({ parameters, measured }: Fitted, to: string): Promise<Written> {
  await writeFile(`${to}.part`, `${JSON.stringify(parameterFileOf(parameters))}\n`);
  await rename(`${to}.part`, to);
  const { id, version, card, items, competencies } = parameters;
  return {
    id, version, to, hash: card.dataHash ?? '', students: card.students, responses: card.responses, items: Object.keys(items).length, competencies: Object.keys(competencies).length,
    auc: measured.auc, ece: measured.ece, methods: [measured], isRefused: false,
  };
}
