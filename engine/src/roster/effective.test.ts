import { expect, test } from 'vitest';
import { isActiveOn, overlapOf } from './effective.ts';

test('[RO6] a record holds on its first and on its last day', () => {
  const record = { from: '2026-09-01', until: '2026-09-18' };
  expect(['2026-08-31', '2026-09-01', '2026-09-18', '2026-09-19'].map((on) => isActiveOn(record, on))).toEqual([false, true, true, false]);
});

test('[RO6] a record without an end holds from its start for ever', () => {
  expect(isActiveOn({ from: '2026-09-01', until: null }, '2031-01-01')).toBe(true);
});

test('[RO6] the days on which several records hold run from the latest start to the earliest end', () => {
  expect(overlapOf({ from: '2026-09-01', until: null }, { from: '2026-08-01', until: '2026-12-01' })).toEqual({ from: '2026-09-01', until: '2026-12-01' });
  expect(overlapOf({ from: '2026-09-01', until: '2026-09-10' }, { from: '2026-09-10', until: null })).toEqual({ from: '2026-09-10', until: '2026-09-10' });
  expect(overlapOf({ from: '2026-09-01', until: '2026-09-10' }, { from: '2026-09-11', until: null })).toBeUndefined();
});
