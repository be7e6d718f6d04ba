import { expect, test } from 'vitest';
import type { Basis } from '../../path/index.ts';
import { assumedShare } from './assumed-share.ts';

const seat = (value: number, ...terms: readonly (readonly [number, Basis])[]) => ({
  studentId: 's1', periodId: '1', meetingId: 'm', value, minutes: 30, checkMinutes: 5, screenMinutes: 0, reasons: [], isWithoutEvidence: false, stage: null, cause: null,
  terms: terms.map(([points, basis], index) => ({ id: `t${index}`, points, basis })),
});

test('[SC70] each seat\'s value is split over its terms by their size', () => {
  expect(assumedShare([seat(80, [3, 'assumed'], [1, 'measured'])])).toBe(0.75);
  expect(assumedShare([seat(80, [3, 'assumed'], [1, 'measured']), seat(40, [1, 'published'])])).toBe(0.5);
});

test('[SC70] a term that takes value away rests on something too', () => {
  expect(assumedShare([seat(80, [2, 'measured'], [-2, 'assumed'])])).toBe(0.5);
});

test('[SC70] seats without terms and plans without value count for nothing', () => {
  expect(assumedShare([seat(0), seat(50, [1, 'published'])])).toBe(0);
  expect(assumedShare([])).toBe(0);
});
