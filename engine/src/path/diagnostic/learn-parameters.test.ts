import { describe, expect, test } from 'vitest';
import type { DiagnosticState } from './diagnostic.ts';
import { draw } from './draw.ts';
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
    const learnt = learnParameters(defaultParameters, school(80, { slip: 0.22, guess: 0.28 }));
    expect(Math.abs(learnt.slip - 0.22)).toBeLessThan(0.05);
    expect(Math.abs(learnt.guess - 0.28)).toBeLessThan(0.05);
    expect(learnt.version).toBe('diagnostic-1+80');
  });

  test('[DI41] one sitting moves them less than many', () => {
    const moved = (students: number) => Math.abs(learnParameters(defaultParameters, school(students, { slip: 0.3, guess: 0.12 })).slip - defaultParameters.slip);
    expect(moved(1)).toBeLessThan(moved(20));
  });

  test('[DI42] probes that come out other than foretold take trust away; questions that were wanted do not touch it', () => {
    const sure = Array.from({ length: 14 }, (_, count): [number, boolean] => [4 + (count % 4), true]);
    const sitting = (isProbe: boolean): DiagnosticState => {
      const state = stateOn(row, [...sure, [0, false]]);
      return { ...state, answers: state.answers.map((one, index) => (index === 14 ? { ...one, isProbe } : one)) };
    };
    const trustAfter = (isProbe: boolean) => learnParameters(defaultParameters, Array.from({ length: 25 }, () => sitting(isProbe))).trust;
    expect(trustAfter(false)).toBe(1);
    expect(trustAfter(true)).toBeLessThan(0.9);
  });

  test('[DI42] probes that come out better than foretold never make a claim bolder', () => {
    const lucky = stateOn(row, [[0, true], [1, true], [0, true], [1, true], [2, true]]);
    const sitting: DiagnosticState = { ...lucky, answers: lucky.answers.map((one, index) => (index === 4 ? { ...one, isProbe: true } : one)) };
    expect(learnParameters({ ...defaultParameters, slip: 0.02 }, Array.from({ length: 40 }, () => sitting)).trust).toBe(1);
  });

  test('[DI43] a school that skips steps is told from one that does not', () => {
    const skipping = (leak: number) => Array.from({ length: 70 }, (_, student): DiagnosticState => {
      const knows: boolean[] = [];
      for (let place = 0; place < 8; place += 1) knows.push(draw(student, 1000 + place) < 0.75 * (place === 0 || knows[place - 1] === true ? 1 : leak));
      return stateOn(row, Array.from({ length: 24 }, (__, count): [number, boolean] => [count % 8, draw(student, count) < (knows[count % 8] === true ? 0.9 : 0.12)]));
    });
    const learnt = (leak: number) => learnParameters(defaultParameters, skipping(leak)).leak;
    expect(learnt(0)).toBeLessThan(0.03);
    expect(Math.abs(learnt(0.25) - 0.25)).toBeLessThan(0.08);
  });
});
