import { describe, expect, test } from 'vitest';
import { logEvidence } from './believe.ts';
import type { DiagnosticState } from './diagnostic.ts';
import { draw } from './draw.ts';
import { everyState } from './every-state.test-data.ts';
import { learnParameters } from './learn-parameters.ts';
import { defaultParameters } from './parameters.ts';
import { smallMap, stateOn } from './small-map.test-data.ts';

const row = smallMap(Array.from({ length: 8 }, (_, index) => (index === 0 ? [] : [index - 1])), () => 3);

/** Students of any ability who stop somewhere on a row of eight and answer each question twice, at the given rates. */
function school(students: number, rates: { readonly slip: number; readonly guess: number }): readonly DiagnosticState[] {
  return Array.from({ length: students }, (_, student) => {
    const ready = 1 / (1 + Math.exp(-2.04 - 1.3 * (1.5 * draw(student, 1000) - 0.5)));
    const steps = [1, 2, 3, 4, 5, 6, 7, 8].findIndex((step) => draw(student, 1000 + step) >= ready);
    const known = steps === -1 ? 8 : steps;
    return stateOn(row, Array.from({ length: 16 }, (__, count): [number, boolean] => {
      const place = count % 8;
      return [place, draw(student, count) < (place < known ? 1 - rates.slip : rates.guess)];
    }));
  });
}

describe('what a school teaches its diagnostic', () => {
  test('[DI40] without sittings nothing changes but the version, which says how many there were', () => {
    expect(learnParameters(defaultParameters, [])).toEqual({ ...defaultParameters, version: 'diagnostic-1+0' });
  });

  test('[DI40] slip and guess come near the rates at which students answered', () => {
    const learnt = learnParameters(defaultParameters, school(150, { slip: 0.22, guess: 0.28 }));
    expect(Math.abs(learnt.slip - 0.22)).toBeLessThan(0.05);
    expect(Math.abs(learnt.guess - 0.28)).toBeLessThan(0.05);
    expect(learnt.version).toBe('diagnostic-1+150');
  });

  test('[DI41] one sitting moves them less than many', () => {
    const moved = (students: number) => Math.abs(learnParameters(defaultParameters, school(students, { slip: 0.3, guess: 0.12 })).slip - defaultParameters.slip);
    expect(moved(1)).toBeLessThan(moved(40));
  });

  test('[DI42] probes that come out other than foretold take trust away; questions that were wanted do not touch it', () => {
    const sure = Array.from({ length: 14 }, (_, count): [number, boolean] => [4 + (count % 4), true]);
    const sitting = (isProbe: boolean): DiagnosticState => {
      const state = stateOn(row, [...sure, [0, false]]);
      return { ...state, answers: state.answers.map((one, index) => (index === 14 ? { ...one, isProbe } : one)) };
    };
    const trustAfter = (isProbe: boolean) => learnParameters(defaultParameters, Array.from({ length: 40 }, () => sitting(isProbe))).trust;
    expect(trustAfter(false)).toBe(1);
    expect(trustAfter(true)).toBeLessThan(0.9);
  });

  test('[DI43] the evidence by which rates are compared is the sum over all states, where there is no loop', () => {
    // Ratio of chances: the last answer's chance is what it adds to the evidence.
    const before = stateOn(row, [[2, true], [5, false]]);
    const after = stateOn(row, [[2, true], [5, false], [3, true]]);
    const p = everyState(before)[3] ?? NaN;
    const { slip, guess } = before.parameters;
    expect(logEvidence(after) - logEvidence(before)).toBeCloseTo(Math.log(p * (1 - slip) + (1 - p) * guess), 4);
  });
});
