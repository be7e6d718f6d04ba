import type { Evidence } from '../../evidence/index.ts';
import type { MasteryMethod } from '../mastery.ts';
import type { Responses } from '../responses/responses.ts';
import type { Fittable, Predictor } from './fittable.ts';
import { rowsOf } from './fittable.ts';

/**
 * A method as `evaluate` compares it: fitted, then asked and told one answer at a time through the contract that a school runs, so that what
 * is measured is what ships.
 */
export function throughContract(of: { readonly name: string; fit(responses: Responses, students: readonly number[]): MasteryMethod }): Fittable {
  return { name: of.name, isRecommended: false, fit: (responses, students) => predictorOf(of.fit(responses, students)) };
}

export function predictorOf(method: MasteryMethod): Predictor {
  return (responses, students) => {
    const predicted = new Float64Array(rowsOf(responses, students).length);
    let next = 0;
    for (const student of students) {
      let state = method.start();
      for (let row = responses.studentStart[student] ?? 0; row < (responses.studentStart[student + 1] ?? 0); row += 1) {
        const evidence = evidenceOf(responses, row);
        const [competencyId = '', ...togetherWith] = evidence.competencyIds;
        predicted[next] = method.estimate(state, { competencyId, togetherWith, itemId: evidence.itemId ?? '', asOf: evidence.occurredAt, grade: null, graph: noGraph }).p;
        next += 1;
        state = method.apply(state, [evidence]);
      }
    }
    return predicted;
  };
}

const noGraph = { competencies: new Map(), prerequisitesOf: () => [], parentOf: () => undefined };

function evidenceOf(responses: Responses, row: number): Evidence {
  const occurredAt = new Date((responses.at[row] ?? 0) * 1000).toISOString();
  const needed = responses.competency.subarray(responses.competencyStart[row] ?? 0, responses.competencyStart[row + 1] ?? 0);
  return {
    id: String(row), studentId: '', competencyIds: Array.from(needed, (one) => responses.competencyIds[one] ?? ''), kind: 'quiz',
    result: { kind: 'score', score: responses.credit[row] ?? 0 }, help: 'none', itemId: responses.itemIds[responses.item[row] ?? -1] ?? null,
    taskId: null, activityId: null, misconceptionIds: [], sourceId: 'file', trust: 'informs', occurredAt, recordedAt: occurredAt,
  };
}
