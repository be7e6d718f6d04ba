import { expect, test } from 'vitest';
import { gapOf } from './gap-of.ts';

test('[SC126] the gap is the proven distance to the bound as a share of the score, and nothing where nothing was proven', () => {
  expect(gapOf({ score: 200, bound: 203 })).toBe(0.015);
  expect(gapOf({ score: 200, bound: 200 })).toBe(0);
  expect(gapOf({ score: 200, bound: 199.9999999 })).toBe(0);
  expect(gapOf({ score: 200 })).toBeNull();
  expect(gapOf({ score: 200, bound: null })).toBeNull();
  expect(gapOf({ score: -50_000, bound: 900 })).toBeNull();
});
