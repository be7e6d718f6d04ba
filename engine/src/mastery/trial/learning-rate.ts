import type { Practice } from './practice.ts';

export const thirdNames = ['slow', 'middle', 'fast'] as const;
export type Third = (typeof thirdNames)[number];

/**
 * Do decisions treat students alike who learn at different speed? A rule that counts on quick learning gives levels too early to those who
 * learn slowly (Doroudi & Brunskill 2019, Fairer but not fair enough, LAK 9). Answers each practice's third by how fast *this student*
 * learns, in their *other* competencies: an answer that judges a decision must not also choose the third in which it is counted.
 *
 * The rate is the slope of credit on log(1 + moments before) within each competency, all competencies of a student together, drawn
 * towards none where there is little to see. undefined: nothing was repeated elsewhere, so that nothing can be said.
 */
export function thirdsOf(practices: readonly Practice[]): ReadonlyMap<Practice, Third> {
  const sums = new Map(practices.map((practice) => [practice, slopeSums(practice)]));
  const rates = [...Map.groupBy(practices, ({ studentId }) => studentId).values()].flatMap((own) => {
    const total = own.reduce((sum, practice) => add(sum, sums.get(practice) ?? nothing), nothing);
    return own.flatMap((practice) => {
      const one = sums.get(practice) ?? nothing;
      const [xy, xx] = [total.xy - one.xy, total.xx - one.xx];
      return xx < leastSpread ? [] : [{ practice, rate: xy / (xx + drawnTo) }];
    });
  });
  const sorted = rates.toSorted((a, b) => a.rate - b.rate || (keyOf(a.practice) < keyOf(b.practice) ? -1 : 1));
  return new Map(sorted.map(({ practice }, i) => [practice, thirdNames[Math.floor((i * 3) / sorted.length)] ?? 'fast']));
}

type Sums = { readonly xy: number; readonly xx: number };
const nothing: Sums = { xy: 0, xx: 0 };
const add = (a: Sums, b: Sums): Sums => ({ xy: a.xy + b.xy, xx: a.xx + b.xx });

function slopeSums({ moments }: Practice): Sums {
  const xs = moments.map((_, i) => Math.log1p(i));
  const [x, y] = [mean(xs), mean(moments.map(({ credit }) => credit))];
  return moments.reduce((sum, { credit }, i) => add(sum, { xy: ((xs[i] ?? 0) - x) * (credit - y), xx: ((xs[i] ?? 0) - x) ** 2 }), nothing);
}

const mean = (numbers: readonly number[]) => (numbers.length === 0 ? 0 : numbers.reduce((sum, one) => sum + one, 0) / numbers.length);
const keyOf = ({ studentId, competencyId }: Practice) => JSON.stringify([studentId, competencyId]);
/** Two moments on each of two other competencies are the least that says anything. */
const leastSpread = 0.4;
const drawnTo = 2;
