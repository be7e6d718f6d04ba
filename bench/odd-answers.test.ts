import { expect, test } from 'vitest';
import { packResponses, studentsOf } from '@heddle/engine/mastery';
import { oddAnswers } from './odd-answers.ts';

test.each(Object.entries(oddAnswers))('the odd answers "%s" are the same twice, right or wrong, with every fifth student held out', (_, make) => {
  const rows = make();
  expect(make()).toEqual(rows);
  expect(rows.every(({ credit }) => credit === 0 || credit === 1)).toBe(true);
  const responses = packResponses(rows);
  const [fitOn, heldOut] = [studentsOf(responses, false).length, studentsOf(responses, true).length];
  expect(fitOn).toBe(4 * heldOut);
  const right = rows.filter(({ credit }) => credit === 1).length / rows.length;
  expect(right).toBeGreaterThan(0.3);
  expect(right).toBeLessThan(0.9);
});
