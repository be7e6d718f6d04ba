import { rowsOf } from '../fit/fittable.ts';
import type { Fittable } from '../fit/fittable.ts';
import { sigmoid } from '../fit/logistic-regression.ts';
import type { Responses } from '../responses/responses.ts';
import { fitIrt } from './fit.ts';
import { askCompetency, askItem, compileModel, questionOf } from './model.ts';
import type { IrtParameters } from './model.ts';
import { afterAnswer, competenciesOf, isNameless } from './in-sequence.ts';
import { answer, logitOf } from './predict.ts';
import { startSlot, startStudent } from './track.ts';
import { forget, memory } from './memory.ts';
import { createAsked, own, slot } from './layout.ts';

/** The recommended method, as `evaluate` compares it: fitted, then run through the very steps that the contract in methods/ runs. */
export const fittableIrt: Fittable = {
  name: 'bayes-irt',
  isRecommended: true,
  fit(responses, students) {
    const parameters = fitIrt(responses, { students, id: 'bayes-irt-evaluated', version: '0.0.0', fittedOn: 'evaluation', dataHash: null });
    return (others, who) => predictIrt(parameters, others, who);
  },
};

/** One step ahead with fixed parameters; ids that were never fitted are taken as typical. */
export function predictIrt(parameters: IrtParameters, responses: Responses, students: readonly number[]): Float64Array {
  const model = compileModel(parameters);
  const itemOf = Int32Array.from(responses.itemIds, (id) => (isNameless(id) ? -1 : model.indexOfItem(id) ?? -1));
  const competencyOf = Int32Array.from(responses.competencyIds, (id) => model.indexOfCompetency(id));
  const tracked = { student: new Float64Array(own.size), slots: new Float64Array(responses.competencyIds.length * slot.size), memories: new Float64Array(model.remembers ? responses.itemIds.length * memory.size : 0) };
  const asked = createAsked();
  const predicted = new Float64Array(rowsOf(responses, students).length);
  let next = 0;
  for (const student of students) {
    startStudent(tracked.student, model.settings);
    tracked.slots.fill(0);
    if (model.remembers) forget(tracked, responses, student);
    let before = 0;
    for (let row = responses.studentStart[student] ?? 0; row < (responses.studentStart[student + 1] ?? 0); row += 1) {
      const known = itemOf[responses.item[row] ?? 0] ?? -1;
      const ids = model.readsOrder ? competenciesOf(responses, row) : [];
      askItem(asked, model, known >= 0 ? known : questionOf(model, { itemId: null, competencyIds: ids, before }));
      asked.at = responses.at[row] ?? 0;
      const item = responses.item[row] ?? 0;
      asked.memory = model.remembers && !isNameless(responses.itemIds[item] ?? '') ? item * memory.size : -1;
      const [start, end] = [responses.competencyStart[row] ?? 0, responses.competencyStart[row + 1] ?? 0];
      for (let k = start; k < end; k += 1) {
        const c = responses.competency[k] ?? 0;
        if (tracked.slots[c * slot.size + slot.variance] === 0) startSlot(tracked.slots, c * slot.size, model.settings);
        askCompetency(asked, model, { competency: competencyOf[c] ?? 0, place: c * slot.size, among: end - start });
      }
      predicted[next] = sigmoid(logitOf(tracked, asked, model));
      next += 1;
      const credit = responses.credit[row] ?? 0;
      answer(tracked, asked, { credit, weight: 1, model });
      if (model.readsOrder) before = afterAnswer(ids, before, credit);
    }
  }
  return predicted;
}
