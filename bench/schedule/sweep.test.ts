import { describe, expect, test } from 'vitest';
import { sweepDraw, sweepOne } from './sweep.ts';
import { presetNames } from './presets.ts';

/** 200 of the 2,000 days that `npm run -s bench -- schedule --study sweep` plans. Their rounds are few: what is asked here holds for any plan. */
const days = Array.from({ length: 200 }, (_, at) => sweepOne(at + 1, 30));

describe('two hundred drawn days of 20 to 300 students', () => {
  test('[BE5] keep every limit, counted by a checker that took no part', () => {
    expect(days.filter(({ violations }) => violations.length > 0)).toEqual([]);
    expect(days.filter(({ unplaced }) => unplaced > 0)).toEqual([]);
  });

  test('[BE5] are of every preset and of all sizes', () => {
    const draws = days.map(({ seed }) => sweepDraw(seed));
    expect(new Set(draws.map(({ preset }) => preset))).toEqual(new Set(presetNames));
    expect(Math.min(...draws.map(({ students }) => students))).toBeLessThan(25);
    expect(Math.max(...draws.map(({ students }) => students))).toBeGreaterThan(250);
    expect(new Set(draws.map(({ periods }) => periods)).size).toBe(4);
  });

  test('[BE5] where adults and rooms are just enough for everybody, few students are in fallback', () => {
    const tight = days.filter(({ preset, isCovered }) => preset === 'tight' && isCovered);
    expect(tight.length).toBeGreaterThan(20);
    const places = tight.reduce((sum, { students, periods }) => sum + students * periods, 0);
    expect(tight.reduce((sum, { students, periods, fallbackShare }) => sum + students * periods * fallbackShare, 0) / places).toBeLessThanOrEqual(0.02);
  });
});

// Found by the whole sweep: an adult held by a meeting of the period before, a rule of the day, two to keep apart and nobody there but one supervisor.
test.each([627, 1011, 1039, 1207])('[BE5] the first plan of day %i already keeps every limit, and so does a short search', (seed) => {
  for (const rounds of [0, 20]) expect(sweepOne(seed, rounds)).toMatchObject({ violations: [], unplaced: 0 });
});
