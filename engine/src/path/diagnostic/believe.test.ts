import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { believe } from './believe.ts';
import type { Recorded } from './diagnostic.ts';
import { everyState } from './every-state.test-data.ts';
import { answersOn, loopyMap, smallMap, stateOn, treeMap } from './small-map.test-data.ts';

const withAnswers = (maps: typeof treeMap) => maps.chain((map) => fc.tuple(fc.constant(map), answersOn(map)));
const runs = { numRuns: 60, seed: 4 };

describe('what the diagnostic believes', () => {
  test('[DI1] on a map without loops every belief is the one that writing out all states gives', () => {
    fc.assert(fc.property(withAnswers(treeMap), fc.constantFrom(0.004, 0.02, 0.3), ([map, answers], leak) => {
      const state = stateOn(map, answers, { leak });
      const exact = everyState(state);
      believe(state).known.forEach((p, index) => expect(p).toBeCloseTo(exact[index] ?? NaN, 4));
    }), runs);
  });

  test('[DI2] where prerequisites share their steps and nobody skips one, the belief before any answer is still exact', () => {
    const maps = [[[], [0], [0], [1, 2]], [[], [0], [0], [0], [1, 2, 3], [4]], [[], [0], [0, 1]]];
    for (const before of maps) {
      const state = stateOn(smallMap(before), [], { leak: 0 });
      const exact = everyState(state);
      believe(state).known.forEach((p, index) => expect(p).toBeCloseTo(exact[index] ?? NaN, 6));
    }
  });

  test('[DI3] on maps with loops the beliefs stay near the exact ones: 0.03 apart on average, after answers too', () => {
    const away: number[] = [];
    fc.assert(fc.property(withAnswers(loopyMap), ([map, answers]) => {
      const state = stateOn(map, answers);
      const exact = everyState(state);
      believe(state).known.forEach((p, index) => away.push(Math.abs(p - (exact[index] ?? NaN))));
    }), runs);
    expect(away.length).toBeGreaterThan(100);
    expect(away.reduce((a, b) => a + b, 0) / away.length).toBeLessThan(0.03);
  });

  test('[DI4] every belief lies between 0 and 1 and the worlds sum to 1, whatever is answered', () => {
    fc.assert(fc.property(withAnswers(loopyMap), ([map, answers]) => {
      const { known, worlds } = believe(stateOn(map, [...answers, ...answers, ...answers]));
      for (const p of known) expect(p > 0 && p < 1).toBe(true);
      expect(worlds.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 6);
    }), runs);
  });

  test('[DI5] a right answer never lowers the belief in what was asked, a wrong one never raises it', () => {
    fc.assert(fc.property(withAnswers(loopyMap), fc.nat(), ([map, answers], pick) => {
      const place = pick % map.competencies.length;
      const before = believe(stateOn(map, answers)).known[place] ?? NaN;
      expect(believe(stateOn(map, [...answers, [place, true]])).known[place]).toBeGreaterThanOrEqual(before - 1e-4);
      expect(believe(stateOn(map, [...answers, [place, false]])).known[place]).toBeLessThanOrEqual(before + 1e-4);
    }), runs);
  });

  test('[DI6] the order of answers does not matter', () => {
    fc.assert(fc.property(withAnswers(loopyMap), ([map, answers]) => {
      const [one, other] = [believe(stateOn(map, answers)), believe(stateOn(map, answers.toReversed()))];
      one.known.forEach((p, index) => expect(p).toBeCloseTo(other.known[index] ?? NaN, 8));
    }), runs);
  });

  test('[DI7] a good record raises a belief and a poor one lowers it, never beyond what a few answers can turn', () => {
    const map = smallMap([[], [0], [1], [2]]);
    const p = (record: Recorded | null, answers: readonly (readonly [number, boolean])[] = []) => (
      believe(stateOn({ ...map, competencies: map.competencies.map((one, index) => (index === 2 ? { ...one, record } : one)) }, answers)).known[2] ?? NaN
    );
    expect(p({ p: 0.99, before: 0.5 })).toBeGreaterThan(p(null));
    expect(p({ p: 0.01, before: 0.5 })).toBeLessThan(p(null));
    expect(p({ p: 0.99, before: 0.15 }, [[2, false], [2, false], [2, false]])).toBeLessThan(0.5);
  });

  test('[DI7] a record that says no more than its method says of anybody changes nothing', () => {
    const map = smallMap([[], [0], [1]]);
    const same = { ...map, competencies: map.competencies.map((one) => ({ ...one, record: { p: 0.37, before: 0.37 } })) };
    expect(believe(stateOn(same, [[1, true]])).known).toEqual(believe(stateOn(map, [[1, true]])).known);
  });

  test('[DI8] the own grade shifts what is believed of work above it', () => {
    const map = smallMap([[], [0], [1], [2]], (index) => index + 3);
    const at = (grade: number) => believe(stateOn({ ...map, grade })).known[3] ?? NaN;
    expect(at(7)).toBeGreaterThan(at(4));
  });

  test('[DI9] what is remembered of one student is never said of another whose map, level, edge, grade or rates differ', () => {
    const map = smallMap([[], [0], [1], [1]]);
    const answers = [[1, true], [3, false]] as const;
    const first = believe(stateOn(map, answers)).known;
    expect(believe(JSON.parse(JSON.stringify(stateOn(map, answers)))).known).toEqual(first);
    const others = [
      stateOn({ ...map, competencies: map.competencies.map((one, index) => (index === 3 ? { ...one, level: one.level + 1 } : one)) }, answers),
      stateOn({ ...map, competencies: map.competencies.map((one, index) => (index === 3 ? { ...one, before: [2] } : one)) }, answers),
      stateOn({ ...map, grade: 4 }, answers), stateOn(map, answers, { leak: 0.2 }), stateOn(map, answers, { slip: 0.2 }), stateOn(map, answers, { steepness: 1 }),
    ];
    for (const other of others) expect(believe(other).known).not.toEqual(first);
  });
});
