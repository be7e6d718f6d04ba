import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { smallSchool } from '../../roster/small-school.test-data.ts';
import { answer, resumeDiagnostic } from './answer.ts';
import { expectedError, result, trusted } from './result.ts';
import { shouldStop } from './should-stop.ts';
import { answersOn, loopyMap, smallMap, stateOn } from './small-map.test-data.ts';

const roster = smallSchool();
const chain = smallMap([[], [0], [1], [2], [3], [4]], (index) => index);

describe('the result', () => {
  test('[DI20] each competency has its chance, side and sureness, and the expected error is the mean of what may be wrong', () => {
    fc.assert(fc.property(loopyMap.chain((map) => fc.tuple(fc.constant(map), answersOn(map))), ([map, answers]) => {
      const found = result(stateOn(map, answers), { asOf: '2026-09-15', roster });
      const wrong = found.competencies.map(({ p }) => Math.min(p, 1 - p));
      expect(found.expectedError).toBeCloseTo(wrong.reduce((a, b) => a + b, 0) / wrong.length, 8);
      for (const { p, isKnown, sureness } of found.competencies) {
        expect(isKnown).toBe(p >= 0.5);
        expect(sureness).toBe(Math.max(p, 1 - p) >= 0.9 ? 'sure' : Math.max(p, 1 - p) >= 0.75 ? 'likely' : 'open');
      }
    }), { numRuns: 40, seed: 4 });
  });

  test('[DI21] it is provisional for ten school days after the last answer, holidays not counted', () => {
    const holiday = smallSchool({ calendar: [...roster.calendar, { date: '2026-09-17', kind: 'closed', dayType: null, periodIds: null, note: '' }] });
    const state = stateOn(chain, [[2, true]]);
    expect(result(state, { asOf: '2026-09-15', roster }).provisionalUntil).toBe('2026-09-28');
    const found = result(state, { asOf: '2026-09-29', roster: holiday });
    expect(found).toMatchObject({ provisionalUntil: '2026-09-29', isProvisional: true });
    expect(result(state, { asOf: '2026-09-30', roster: holiday }).isProvisional).toBe(false);
  });

  test('[DI21] without an answer nothing is dated, and all is provisional', () => {
    expect(result(stateOn(chain), { asOf: '2026-09-15', roster })).toMatchObject({ provisionalUntil: null, isProvisional: true, questions: 0 });
  });

  test('[DI22] less trust makes every claim humbler and changes no side', () => {
    fc.assert(fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), fc.double({ min: 0.2, max: 1, noNaN: true }), (p, trust) => {
      const humble = trusted(p, { ...stateOn(chain).parameters, trust });
      expect(humble >= 0.5).toBe(p >= 0.5 || humble === 0.5);
      expect(Math.min(humble, 1 - humble)).toBeGreaterThanOrEqual(Math.min(p, 1 - p) - 1e-9);
    }));
    expect(expectedError(stateOn(chain, [[2, true]], { trust: 0.5 }))).toBeGreaterThan(expectedError(stateOn(chain, [[2, true]])));
  });
});

describe('when to stop', () => {
  test('[DI23] it goes on while much is open, and stops when few calls are expected to be wrong', () => {
    expect(shouldStop(stateOn(chain))).toBeNull();
    const sure = stateOn(chain, [[5, true], [5, true], [4, true], [4, true], [3, true], [3, true]]);
    expect(expectedError(sure)).toBeLessThan(0.04);
    expect(shouldStop(sure)?.because).toBe('sure-enough');
  });

  test('[DI24] a sitting ends after its minutes, and goes on another day from where it was', () => {
    const on = '2026-09-14';
    const tired = answer(stateOn(chain), { question: { competencyId: 'c2', isProbe: false }, isCorrect: true, on, minutes: 20 });
    expect(shouldStop(tired)?.because).toBe('sitting-over');
    expect(shouldStop(resumeDiagnostic(tired))).toBeNull();
    expect(resumeDiagnostic(tired).answers).toEqual(tired.answers);
  });

  test('[DI24] an answer about something that is not on the map is refused', () => {
    expect(() => answer(stateOn(chain), { question: { competencyId: 'x', isProbe: false }, isCorrect: true, on: '2026-09-14', minutes: 1 })).toThrow('diagnostic.not-on-map');
  });

  test('[DI13] it stops when there is nothing left to ask', () => {
    expect(shouldStop(stateOn(chain, [], { mostQuestionsPerUnit: 0 }))?.because).toBe('nothing-to-ask');
  });
});
