import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answer } from './answer.ts';
import type { DiagnosticState } from './diagnostic.ts';
import { mayAsk, nextQuestion, probeAt } from './next-question.ts';
import { loopyMap, smallMap, stateOn } from './small-map.test-data.ts';

const chain = smallMap(Array.from({ length: 24 }, (_, index) => (index === 0 ? [] : [index - 1])), (index) => index / 4);

/** A sitting in which the student's answers come from a bit pattern. */
function sit(start: DiagnosticState, { seed, bits, count }: { readonly seed: number; readonly bits: number; readonly count: number }): DiagnosticState {
  let state = start;
  for (let asked = 0; asked < count; asked += 1) {
    const question = nextQuestion(state, seed);
    if (question === undefined) break;
    state = answer(state, { question, isCorrect: (bits >> (asked % 30)) % 2 === 1, on: '2026-09-14', minutes: 0.5 });
  }
  return state;
}

describe('the next question', () => {
  test('[DI10] same state and seed, same question; a state that was written down and read again goes on the same', () => {
    fc.assert(fc.property(loopyMap, fc.nat(), fc.nat(), (map, seed, bits) => {
      const half = sit(stateOn(map), { seed, bits, count: 4 });
      const read: DiagnosticState = JSON.parse(JSON.stringify(half));
      expect(nextQuestion(read, seed)).toEqual(nextQuestion(half, seed));
      expect(sit(read, { seed, bits, count: 6 })).toEqual(sit(half, { seed, bits, count: 6 }));
    }), { numRuns: 30, seed: 4 });
  });

  test('[DI11] which competency is probed, and when, is the same whatever the student answers', () => {
    const probes = (bits: number) => sit(stateOn(chain, [], { probeEvery: 10 }), { seed: 7, bits, count: 30 }).answers.flatMap((one, index) => (one.isProbe ? [[index, one.competencyId]] : []));
    expect(probes(0)).toHaveLength(3);
    expect(probes(0)).toEqual(probes(0x3fffffff));
    expect(probes(0)).toEqual(probes(0x15555555));
  });

  test('[DI11] every competency is as likely to be probed', () => {
    const counts = new Map<string, number>();
    const state = stateOn(chain, [], { probeEvery: 10 });
    for (let seed = 0; seed < 4800; seed += 1) {
      const id = probeAt(state, { seed, count: 9 }) ?? 'none';
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    // 200 each are expected, with a standard deviation of 14: five of these is beyond any seed's luck.
    expect(counts.size).toBe(24);
    for (const count of counts.values()) expect(Math.abs(count - 200)).toBeLessThan(70);
  });

  test('[DI12] no unit is asked more than its bound, probes apart, and no competency more often than its own', () => {
    const state = sit(stateOn(chain, [], { mostQuestionsPerUnit: 3 }), { seed: 1, bits: 0b1011001, count: 60 });
    const wanted = state.answers.filter(({ isProbe }) => !isProbe);
    for (const unit of ['u0', 'u1', 'u2', 'u3', 'u4', 'u5']) {
      const inUnit = wanted.filter(({ competencyId }) => chain.competencies.find(({ id }) => id === competencyId)?.unitId === unit);
      expect(inUnit.length).toBeLessThanOrEqual(3);
    }
    for (const { id } of chain.competencies) expect(wanted.filter(({ competencyId }) => competencyId === id).length).toBeLessThanOrEqual(2);
    expect(chain.competencies.some(mayAsk(state))).toBe(false);
  });

  test('[DI13] only what has a question is asked, and when all is asked nothing is', () => {
    const map = { ...chain, competencies: chain.competencies.map((one, index) => ({ ...one, isAskable: index === 5 || index === 9 })) };
    const state = sit(stateOn(map), { seed: 3, bits: 0b110, count: 20 });
    expect(new Set(state.answers.map(({ competencyId }) => competencyId))).toEqual(new Set(['c5', 'c9']));
    expect(nextQuestion(state, 3)).toBeUndefined();
  });

  test('[DI14] the first question is asked near the middle of a chain, where the answer is open, and not at its ends', () => {
    const first = Number(nextQuestion(stateOn(chain), 1)?.competencyId.slice(1));
    expect(first).toBeGreaterThan(2);
    expect(first).toBeLessThan(18);
  });
});
