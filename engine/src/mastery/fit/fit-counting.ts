import { ninePlaces } from '../nine-places.ts';
import { createAfm } from '../methods/afm.ts';
import { createPfa } from '../methods/pfa.ts';
import { afm1 } from '../parameters/afm-1.ts';
import { pfa1 } from '../parameters/pfa-1.ts';
import type { Responses } from '../responses/responses.ts';
import type { Fittable } from './fittable.ts';
import { rowsOf } from './fittable.ts';
import { createRowBuilder, fitLogistic } from './logistic-regression.ts';
import { throughContract } from './through-contract.ts';

/** PFA and AFM are one logistic regression each: three, or two, weights a competency on what was counted before the answer. */
export const fittablePfa: Fittable = throughContract({
  name: 'pfa',
  fit(responses, students) {
    const { always, byCompetency } = fitCounts(responses, { students, countsOf: ({ rights, wrongs }) => [Math.log1p(rights), -Math.log1p(wrongs)] });
    return createPfa({ ...pfa1, id: 'pfa-fitted', always, competencies: byCompetency(([easy = 0, right = 0, wrong = 0]) => [easy, right, wrong] as const) });
  },
});

export const fittableAfm: Fittable = throughContract({
  name: 'afm',
  fit(responses, students) {
    const { always, byCompetency } = fitCounts(responses, { students, countsOf: ({ count }) => [Math.log1p(count)] });
    return createAfm({ ...afm1, id: 'afm-fitted', always, competencies: byCompetency(([easy = 0, practice = 0]) => [easy, practice] as const) });
  },
});

type Counts = { readonly rights: number; readonly wrongs: number; readonly count: number };

function fitCounts(responses: Responses, of: { readonly students: readonly number[]; readonly countsOf: (counts: Counts) => readonly number[] }) {
  const competencies = responses.competencyIds.length;
  const width = 1 + of.countsOf({ rights: 0, wrongs: 0, count: 0 }).length;
  const builder = createRowBuilder();
  for (const student of of.students) {
    const counts = new Map<number, Counts>();
    for (let row = responses.studentStart[student] ?? 0; row < (responses.studentStart[student + 1] ?? 0); row += 1) {
      const credit = responses.credit[row] ?? 0;
      const needed = responses.competency.subarray(responses.competencyStart[row] ?? 0, responses.competencyStart[row + 1] ?? 0);
      builder.add(0, 1);
      for (const one of needed) {
        const before = counts.get(one) ?? { rights: 0, wrongs: 0, count: 0 };
        builder.add(1 + one * width, 1);
        of.countsOf(before).forEach((value, i) => builder.add(2 + one * width + i, value));
        counts.set(one, { rights: before.rights + credit, wrongs: before.wrongs + (1 - credit) / needed.length, count: before.count + 1 });
      }
      builder.endRow();
    }
  }
  const rows = builder.build(1 + competencies * width);
  const credit = Float64Array.from(rowsOf(responses, of.students), (row) => responses.credit[row] ?? 0);
  const ridge = new Float64Array(rows.columns).fill(1);
  ridge[0] = 1e-6;
  // What answers add may not be negative; how easy a competency is may.
  const neverNegative = Array.from({ length: rows.columns - 1 }, (_, i) => i + 1).filter((column) => (column - 1) % width !== 0);
  const weights = fitLogistic({ rows, credit, ridge, neverNegative });
  return {
    always: ninePlaces(weights[0] ?? 0),
    byCompetency: <Numbers>(from: (numbers: readonly number[]) => Numbers): Readonly<Record<string, Numbers>> =>
      Object.fromEntries(responses.competencyIds.map((id, one) => [id, from(Array.from(weights.subarray(1 + one * width, 1 + (one + 1) * width), ninePlaces))])),
  };
}
