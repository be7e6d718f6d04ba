import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { believe, evidenceOf, netOf } from './believe.ts';
import type { DiagnosticState } from './diagnostic.ts';
import { everyState } from './every-state.test-data.ts';
import { sampleKnown } from './sample.ts';
import { answersOn, loopyMap, smallMap, stateOn } from './small-map.test-data.ts';

const sampled = (state: DiagnosticState, sweeps?: number) => sampleKnown({ net: netOf(state), leak: state.parameters.leak, evidence: evidenceOf(state), ...(sweeps === undefined ? {} : { sweeps }) });

/** Sixty competencies in five strands that meet every fourth step: many loops, too many states to write out. */
const large = smallMap(Array.from({ length: 60 }, (_, i) => (i < 5 ? [] : i % 20 === 0 ? [i - 5, i - 4, i - 3] : [i - 5])), (index) => index / 15);

describe('beliefs by sampling', () => {
  test('[DI9] a long chain comes to what writing out all states gives, whether steps are skipped or not', () => {
    const away: number[] = [];
    fc.assert(fc.property(loopyMap.chain((map) => fc.tuple(fc.constant(map), answersOn(map))), fc.constantFrom(0, 0.02, 0.08, 0.3), ([map, answers], leak) => {
      const state = stateOn(map, answers, { leak });
      const exact = everyState(state);
      sampled(state, 400).known.forEach((p, index) => away.push(Math.abs(p - (exact[index] ?? NaN))));
    }), { numRuns: 25, seed: 4 });
    expect(away.length).toBeGreaterThan(100);
    expect(away.reduce((a, b) => a + b, 0) / away.length).toBeLessThan(0.005);
    expect(Math.max(...away)).toBeLessThan(0.03);
  });

  test('[DI9] large maps with answers are read so: near a much longer chain, the same each time, whatever the order of answers', () => {
    const answers = [[7, true], [22, true], [41, false], [13, false], [50, false], [30, true], [7, true]] as const;
    const state = stateOn(large, answers, { leak: 0.02 });
    const { known } = believe(state);
    const long = sampled(state, 300).known;
    expect(known.reduce((sum, p, index) => sum + Math.abs(p - (long[index] ?? NaN)), 0) / known.length).toBeLessThan(0.03);
    expect(believe(stateOn(large, answers.toReversed(), { leak: 0.02 })).known).toEqual(known);
    expect(believe(JSON.parse(JSON.stringify(state))).known).toEqual(known);
  });

  test('[DI4] every belief lies between 0 and 1 and the worlds sum to 1 on large maps too', () => {
    const { known, worlds } = believe(stateOn(large, Array.from({ length: 60 }, (_, index): [number, boolean] => [index, index % 3 === 0])));
    for (const p of known) expect(p > 0 && p < 1).toBe(true);
    expect(worlds.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 6);
  });

  test('[DI5] on a large map right answers above lift what lies below, wrong ones below press what lies above', () => {
    const before = believe(stateOn(large, [[30, true]], { leak: 0.02 })).known;
    const lifted = believe(stateOn(large, [[30, true], [45, true], [45, true]], { leak: 0.02 })).known;
    const pressed = believe(stateOn(large, [[30, true], [5, false], [5, false]], { leak: 0.02 })).known;
    expect(lifted[45]).toBeGreaterThan(before[45] ?? NaN);
    expect(lifted[40]).toBeGreaterThan(before[40] ?? NaN);
    expect(pressed[5]).toBeLessThan(before[5] ?? NaN);
    expect(pressed[10]).toBeLessThan(before[10] ?? NaN);
  });
});
