import { expect, test } from 'vitest';
import type { Evidence } from '../evidence/index.ts';
import { answersReview } from './answers-review.ts';
import { at, dateOf, policy, task } from './mastery.test-data.ts';

const answered = (evidence: readonly Evidence[]) => answersReview({ review: { studentId: 's1', competencyId: 'ratios-06', openedAt: at(10) }, evidence, policy, dateOf });
const pass = (day: number, changes: Partial<Evidence> = {}) => task([1, 1, 1, 1, 1], { occurredAt: at(day, 30), ...changes });

test('[MA87] a review of a judgement is answered by a task passed after it was opened, and by nothing else', () => {
  const later = pass(11);
  expect(answered([...pass(9), ...later])).toEqual(later.map(({ id }) => id));
  expect(answered(pass(9))).toEqual([]);
  expect(answered(task([0, 1, 0, 0, 0], { occurredAt: at(11) }))).toEqual([]);
  for (const changes of [{ trust: 'informs' }, { studentId: 's2' }, { competencyIds: ['ratios-05'] }, { kind: 'practice' }] as const) expect(answered(pass(11, changes))).toEqual([]);
  expect(answered(pass(12, { kind: 'observation' })).length).toBe(5);
});
