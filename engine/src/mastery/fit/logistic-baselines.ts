import type { Responses } from '../responses/responses.ts';
import type { Fittable } from './fittable.ts';
import { rowsOf } from './fittable.ts';
import { createRowBuilder, fitLogistic, scoreRow, sigmoid } from './logistic-regression.ts';
import type { SparseRows } from './logistic-regression.ts';

/**
 * Two published predictors that are no ways to estimate (neither has a typical question), kept to hold the recommended one against:
 *
 * - IRT: ability is not tracked, the item alone (Rasch 1960, items only).
 * - Best-LR: items, competencies, rights and wrongs by competency, by item and in all (Gervet, Koedinger, Schneider & Mitchell 2020).
 */
export const logisticBaselines: readonly Fittable[] = [
  { name: 'irt', terms: ['item'] },
  { name: 'best-lr', terms: ['item', 'competency', 'rights-and-wrongs', 'own-counts', 'item-counts'] },
].map(({ name, terms }): Fittable => ({
  name,
  isRecommended: false,
  fit(responses, students) {
    const rows = encode(responses, students, new Set(terms));
    const credit = Float64Array.from(rowsOf(responses, students), (row) => responses.credit[row] ?? 0);
    const ridge = new Float64Array(rows.columns).fill(1);
    ridge[0] = 1e-6;
    const weights = fitLogistic({ rows, credit, ridge });
    return (others, who) => {
      const asked = encode(others, who, new Set(terms));
      return new Float64Array(asked.count).map((_, row) => sigmoid(scoreRow(asked, row, weights)));
    };
  },
}));

function encode(responses: Responses, students: readonly number[], terms: ReadonlySet<string>): SparseRows {
  const items = responses.itemIds.length;
  const competencies = responses.competencyIds.length;
  const [toItem, toCompetency, toFirst, toSecond] = [5, 5 + items, 5 + items + competencies, 5 + items + 2 * competencies];
  const builder = createRowBuilder();
  for (const student of students) {
    const counts = new Float64Array(competencies);
    const rights = new Float64Array(competencies);
    const onItem = new Map<number, { count: number; rights: number }>();
    let [total, totalRights] = [0, 0];
    for (let row = responses.studentStart[student] ?? 0; row < (responses.studentStart[student + 1] ?? 0); row += 1) {
      const item = responses.item[row] ?? -1;
      const credit = responses.credit[row] ?? 0;
      const before = onItem.get(item) ?? { count: 0, rights: 0 };
      builder.add(0, 1);
      if (terms.has('item') && item >= 0) builder.add(toItem + item, 1);
      if (terms.has('own-counts')) {
        builder.add(1, Math.log1p(total));
        builder.add(2, Math.log1p(totalRights));
      }
      if (terms.has('item-counts') && item >= 0) {
        builder.add(3, Math.log1p(before.count));
        builder.add(4, Math.log1p(before.rights));
      }
      for (let k = responses.competencyStart[row] ?? 0; k < (responses.competencyStart[row + 1] ?? 0); k += 1) {
        const c = responses.competency[k] ?? 0;
        const count = counts[c] ?? 0;
        const right = rights[c] ?? 0;
        if (terms.has('competency')) builder.add(toCompetency + c, 1);
        if (terms.has('rights-and-wrongs')) {
          builder.add(toFirst + c, Math.log1p(right));
          builder.add(toSecond + c, Math.log1p(count - right));
        }
        counts[c] = count + 1;
        rights[c] = right + credit;
      }
      builder.endRow();
      onItem.set(item, { count: before.count + 1, rights: before.rights + credit });
      total += 1;
      totalRights += credit;
    }
  }
  return builder.build(toSecond + competencies);
}
