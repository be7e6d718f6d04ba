import type { ResponseRow } from './responses.ts';

/**
 * Answers of made-up students who follow no model that is fitted here: skill grows in steps, some questions are easier, some need two
 * competencies. A plain linear congruence draws them, so that every run is the same.
 */
export function madeUpRows(of: { readonly students: number; readonly questions: number; readonly seed?: number }): readonly ResponseRow[] {
  let state = (of.seed ?? 1) * 7919 + 13;
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  return Array.from({ length: of.students }, (_, student) => {
    const level = next();
    return Array.from({ length: of.questions }, (__, i): ResponseRow => {
      const item = Math.floor(next() * 40);
      const known = Math.min(0.95, 0.2 + 0.5 * level + (i > of.questions / 2 ? 0.15 : 0) - (item % 5) * 0.1);
      return {
        studentId: `s${student}`, isHeldOut: student % 4 === 3, itemId: `q${item}`, at: 1_000_000 + i * 40_000,
        credit: next() < Math.max(0.05, known) ? 1 : 0, competencyIds: item % 7 === 0 ? [`c${item % 5}`, 'c0'] : [`c${item % 5}`],
      };
    });
  }).flat();
}
