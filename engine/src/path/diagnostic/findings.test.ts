import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { auditProbes, foretoldProbes } from './audit.ts';
import { believe } from './believe.ts';
import { findings } from './findings.ts';
import { answersOn, loopyMap, smallMap, stateOn } from './small-map.test-data.ts';

const chain = smallMap([[], [0], [1], [2], [3], [4]], (index) => index);

describe('what was found', () => {
  test('[DI55] on a chain with its middle known and its upper part not, the first missing step is what can begin', () => {
    const { known, next, open } = findings(stateOn(chain, [[2, true], [2, true], [3, false], [3, false]]));
    expect(known).toEqual(['c2', 'c1', 'c0']);
    expect(next).toEqual(['c3']);
    expect(open).toEqual([]);
  });

  test('[DI55] nothing is told twice, and what is ready to begin has everything before it in place', () => {
    fc.assert(fc.property(loopyMap.chain((map) => fc.tuple(fc.constant(map), answersOn(map))), ([map, answers]) => {
      const state = stateOn(map, answers);
      const { known, next, open } = findings(state);
      const told = [...known, ...next, ...open];
      expect(new Set(told).size).toBe(told.length);
      const belief = believe(state).known;
      for (const id of next) {
        for (const below of map.competencies.find((one) => one.id === id)?.before ?? []) expect(belief[below]).toBeGreaterThanOrEqual(0.5);
      }
    }), { numRuns: 40, seed: 9 });
  });
});

describe('the audit of the probes', () => {
  test('[DI56] right and expected are sums over the probes, and a school whose probes come as foretold is within', () => {
    const probes = Array.from({ length: 100 }, (_, index) => ({ expected: 0.7, isCorrect: index < 72 }));
    const audit = auditProbes(probes);
    expect(audit).toMatchObject({ probes: 100, right: 72, expected: 70, isWithin: true });
    expect(audit.margin).toBeCloseTo(1.96 * Math.sqrt(100 * 0.7 * 0.3), 6);
    expect(audit.brier).toBeCloseTo((72 * 0.09 + 28 * 0.49) / 100, 9);
  });

  test('[DI56] one that is too sure of itself is told so; without probes nothing is said', () => {
    expect(auditProbes(Array.from({ length: 100 }, (_, index) => ({ expected: 0.9, isCorrect: index < 60 }))).isWithin).toBe(false);
    expect(auditProbes([])).toMatchObject({ probes: 0, brier: null, margin: 0 });
  });

  test('[DI56] a probe is foretold from the answers before it and no others', () => {
    const base = stateOn(chain, [[5, true], [1, true], [2, false]]);
    const state = { ...base, answers: base.answers.map((answer, index) => ({ ...answer, isProbe: index === 1 })) };
    const [probe, ...others] = foretoldProbes(state);
    expect(others).toEqual([]);
    const p = believe(stateOn(chain, [[5, true]])).known[1] ?? 0;
    expect(probe).toMatchObject({ competencyId: 'c1', isCorrect: true });
    expect(probe?.expected).toBeCloseTo(0.12 + 0.78 * p, 9);
  });
});
