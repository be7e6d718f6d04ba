import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sortEvidence } from '../evidence/index.ts';
import type { Evidence } from '../evidence/index.ts';
import { answer, at, dateOf, policy, tinyGraph } from './mastery.test-data.ts';
import { masteryMethods } from './methods/index.ts';
import { continueProjection, isMadeBy, projectStudent, stateAfter } from './project-student.ts';
import { studentMastery } from './student-mastery.ts';

const [first, second] = masteryMethods;
if (first === undefined || second === undefined) throw new Error('two methods are needed here');

/** Few moments and ids, so that ties and late arrivals are common. */
const histories: fc.Arbitrary<readonly Evidence[]> = fc.uniqueArray(
  fc.record({ id: fc.nat(40), day: fc.integer({ min: 1, max: 6 }), competency: fc.constantFrom('ratios-05', 'ratios-06', 'ratios-07'), score: fc.integer({ min: 0, max: 4 }), trust: fc.constantFrom('awards', 'informs', 'context') }),
  { selector: ({ id }) => id, maxLength: 20 },
).map((list) => list.map(({ id, day, competency, score, trust }) =>
  answer({ id: `e${String(id).padStart(3, '0')}`, occurredAt: at(day), competencyIds: [competency], result: { kind: 'score', score: score / 4 }, trust: trust === 'context' ? 'context' : 'awards' })));

const informing = (evidence: readonly Evidence[]) => sortEvidence(evidence.filter(({ trust }) => trust !== 'context'));

describe('projections', () => {
  test.each(masteryMethods)('[MA36] $parameters: continued with new evidence, or told that it cannot be, a projection is what a fold of all gives', (method) => {
    fc.assert(fc.property(histories, fc.nat(20), (history, cut) => {
      const whole = projectStudent({ evidence: history, method });
      const continued = continueProjection({ projection: projectStudent({ evidence: history.slice(0, cut), method }), evidence: history.slice(cut), method });
      if (continued !== undefined) expect(JSON.stringify(continued)).toBe(JSON.stringify(whole));
      // In the order of time it always can be.
      const sorted = sortEvidence(history);
      const inOrder = continueProjection({ projection: projectStudent({ evidence: sorted.slice(0, cut), method }), evidence: sorted.slice(cut), method });
      expect(JSON.stringify(inOrder)).toBe(JSON.stringify(whole));
    }));
  });

  test('[MA36] late evidence, and another version, cannot be continued with', () => {
    const projection = projectStudent({ evidence: [answer({ id: 'b', occurredAt: at(3) })], method: first });
    expect(continueProjection({ projection, evidence: [answer({ id: 'a', occurredAt: at(3) })], method: first })).toBeUndefined();
    expect(continueProjection({ projection, evidence: [answer({ id: 'c', occurredAt: at(3) })], method: first })).toMatchObject({ count: 2, last: { id: 'c', at: at(3) } });
    for (const changed of [{ parameters: 'newer' }, { fold: first.fold + 1 }]) {
      expect(continueProjection({ projection, evidence: [], method: { ...first, ...changed } })).toBeUndefined();
      expect(isMadeBy(projection, { ...first, ...changed })).toBe(false);
    }
    expect([isMadeBy(projection, first), isMadeBy(projection, second)]).toEqual([true, false]);
  });

  test.each(masteryMethods)('[MA37] $parameters: the state of any day comes out the same with a projection of all that is recorded, of a beginning of it, and with none', (method) => {
    fc.assert(fc.property(histories, fc.nat(20), fc.integer({ min: 1, max: 7 }), (recorded, cut, day) => {
      const evidence = informing(recorded).filter(({ occurredAt }) => occurredAt < at(day));
      const folded = method.apply(method.start(), evidence);
      for (const known of [recorded, sortEvidence(recorded).slice(0, cut)]) {
        const projection = projectStudent({ evidence: known, method });
        expect(stateAfter({ evidence, method, projection })).toEqual(folded);
        expect(stateAfter({ evidence, method, projection: { ...projection, parameters: 'older', state: {} } })).toEqual(folded);
      }
      expect(stateAfter({ evidence, method, projection: undefined })).toEqual(folded);
    }));
  });

  test('[MA37] a projection that fits is taken and not folded over again', () => {
    const evidence = informing([answer({ id: 'a', occurredAt: at(1) }), answer({ id: 'b', occurredAt: at(2) })]);
    const projection = projectStudent({ evidence, method: first });
    expect(stateAfter({ evidence, method: first, projection })).toBe(projection.state);
  });

  test('[MA37] a student stands where they stand, whether the store has folded before or not, also on an older day', () => {
    fc.assert(fc.property(histories, fc.integer({ min: 1, max: 7 }), (history, day) => {
      const evidence = history.map((one) => ({ ...one, studentId: 's1' }));
      const stand = (projection: ReturnType<typeof projectStudent> | undefined) =>
        studentMastery({ student: { id: 's1', grade: '06' }, evidence, judgements: [], policy, method: first, projection, graph: tinyGraph, asOf: at(day, 30), dateOf });
      const [plain, started] = [stand(undefined), stand(projectStudent({ evidence, method: first }))];
      expect([...started.standings]).toEqual([...plain.standings]);
      expect(started.estimate('ratios-07')).toEqual(plain.estimate('ratios-07'));
    }));
  });
});
