import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Standing } from './mastery.ts';
import { riskOfNoRun, stuckRisk } from './stuck-risk.ts';

const standing = (changes: Partial<Standing> & { readonly p?: number; readonly sd?: number }) =>
  ({ competencyId: 'c', level: 'none' as const, missesInARow: 2, estimate: { p: changes.p ?? 0.5, sd: changes.sd ?? 0.1, count: 10, lastAt: null, reasons: [] }, ...changes });
const rule = { m: 4, n: 5 };
const riskOf = (changes: Parameters<typeof standing>[0], limit = 5) => stuckRisk({ standing: standing(changes), rule, limit })?.risk ?? NaN;

describe('[MA95] the risk of being stuck', () => {
  test('is told from the first miss on, and not to whom has passed', () => {
    expect(stuckRisk({ standing: standing({ missesInARow: 0 }), rule, limit: 5 })).toBeNull();
    expect(stuckRisk({ standing: standing({ level: 'provisional' }), rule, limit: 5 })).toBeNull();
    expect(stuckRisk({ standing: standing({ missesInARow: 1 }), rule, limit: 5 })).toMatchObject({ tries: 1, left: 4, reason: { code: 'mastery.stuck-risk', params: { count: 1, left: 4 } } });
  });

  test('is the binomial chance where the estimate is sure', () => {
    // P(at least 4 of 5) at .5 is 6/32; three tries left.
    expect(riskOf({ p: 0.5, sd: 0 })).toBeCloseTo((26 / 32) ** 3, 6);
    expect(riskOf({ missesInARow: 5 })).toBe(1);
    expect(riskOf({ missesInARow: 9 })).toBe(1);
  });

  test('is a chance, falls with the estimate and grows as tries run out', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 1, max: 5 }), (percent, spread, misses) => {
      const [p, sd] = [percent / 100, spread / 10_000];
      const risk = riskOf({ p, sd, missesInARow: misses });
      expect(risk).toBeGreaterThanOrEqual(0);
      expect(risk).toBeLessThanOrEqual(1);
      expect(riskOf({ p, sd, missesInARow: misses + 1 })).toBeGreaterThanOrEqual(risk - 1e-9);
      if (p > 0.1 && p < 0.8) expect(riskOf({ p: p + 0.1, sd: 0.05, missesInARow: misses })).toBeLessThanOrEqual(riskOf({ p, sd: 0.05, missesInARow: misses }) + 1e-9);
    }));
  });

  test('being unsure of a student makes neither end certain', () => {
    expect(riskOf({ p: 0.95, sd: 0.2 })).toBeGreaterThan(riskOf({ p: 0.95, sd: 0 }));
    expect(riskOf({ p: 0.2, sd: 0.2 })).toBeLessThan(riskOf({ p: 0.2, sd: 0 }));
  });
});

describe('[MA95] a run of right answers', () => {
  test('is counted as the chances of all ways are', () => {
    expect(riskOfNoRun({ p: 0.5, sd: 0, run: 3, streak: 0, left: 2 })).toBe(1);
    expect(riskOfNoRun({ p: 0.5, sd: 0, run: 3, streak: 0, left: 3 })).toBeCloseTo(7 / 8, 6);
    expect(riskOfNoRun({ p: 0.5, sd: 0, run: 3, streak: 2, left: 1 })).toBeCloseTo(0.5, 6);
    // Of the 32 ways of five throws, 8 hold three in a row.
    expect(riskOfNoRun({ p: 0.5, sd: 0, run: 3, streak: 0, left: 5 })).toBeCloseTo(24 / 32, 6);
  });

  test('agrees with counting every way, from any streak', () => {
    fc.assert(fc.property(fc.integer({ min: 5, max: 95 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 8 }), (percent, run, before, left) => {
      const [p, streak] = [percent / 100, Math.min(before, run - 1)];
      let none = 0;
      for (let way = 0; way < 2 ** left; way += 1) {
        let [newest, chance, hasRun] = [streak, 1, false];
        for (let i = 0; i < left; i += 1) {
          const isRight = ((way >> i) & 1) === 1;
          chance *= isRight ? p : 1 - p;
          newest = isRight ? newest + 1 : 0;
          if (newest >= run) hasRun = true;
        }
        if (!hasRun) none += chance;
      }
      expect(riskOfNoRun({ p, sd: 0, run, streak, left })).toBeCloseTo(none, 6);
    }), { numRuns: 40 });
  });
});
