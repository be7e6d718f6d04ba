import { describe, expect, test } from 'vitest';
import type { Evidence } from '../evidence/index.ts';
import { inputFor, met, optionOn, planFor, shown } from './small-school.test-data.ts';
import { findCause } from './miss-cause.ts';
import { readStudentDay } from './student-day.ts';

const causeOn = (id: string, evidence: readonly Evidence[]) => {
  const day = readStudentDay(inputFor({ evidence }));
  return findCause(day.mastery.standings.get(id), day);
};
const withMixUp = (evidence: readonly Evidence[]) => evidence.map((answer) => ({ ...answer, misconceptionIds: ['adds-both'] }));

describe('the cause of a miss', () => {
  test('[PA7] a passed task, or none, has no cause', () => {
    expect(causeOn('06r1', [])).toBeNull();
    expect(causeOn('06r1', shown('06r1 4/5'))).toBeNull();
    expect(causeOn('06r1', shown('06r1 0/5 10', '06r1 5/5 14'))).toBeNull();
  });

  test('[PA7] a gap below comes before everything else: the lowest step that can be worked on now', () => {
    expect(causeOn('06r1', withMixUp(shown('05r3 0/5 10', '06r1 0/5 14')))).toEqual({ kind: 'gap-below', competencyId: '05r3' });
    expect(causeOn('06r1', shown('05r2 0/5 9', '05r3 0/5 10', '06r1 0/5 14'))).toEqual({ kind: 'gap-below', competencyId: '05r2' });
  });

  test('[PA7] a prerequisite is no gap for want of evidence: nobody is told of a weakness that nothing shows', () => {
    expect(causeOn('06r1', shown('06r1 0/5'))).toEqual({ kind: 'no-evidence' });
  });

  test('[PA7] a misconception is named only when the answers themselves showed it', () => {
    expect(causeOn('06r1', withMixUp(shown('06r1 1/5')))).toEqual({ kind: 'misconception', misconceptionId: 'adds-both' });
  });

  test('[PA7] a slip: most were right, or everything before says the student can do it', () => {
    expect(causeOn('06r1', shown('06r1 3/5'))).toEqual({ kind: 'slip' });
    expect(causeOn('06r1', [...shown('06r1 5/5 8', '06r1 5/5 9', '06r1 5/5 10'), ...shown('06r1 0/1 14')])).toEqual({ kind: 'slip' });
    expect(causeOn('06r1', shown('06r1 2/5'))).toEqual({ kind: 'no-evidence' });
  });
});

describe('the response to it', () => {
  const past = met('06r1 lesson 14');
  const responseIn = (modalityId: string, evidence: readonly Evidence[]) =>
    optionOn('06r1', { evidence, past: met('06r1 partners 11') }, modalityId)?.terms.find(({ id }) => id === 'cause-response')?.points ?? 0;

  test('[PA8] a misconception asks for somebody who hears it, a slip for a little practice', () => {
    const mixUp = withMixUp(shown('06r1 1/5'));
    expect(responseIn('lesson', mixUp)).toBeGreaterThan(responseIn('sheet', mixUp));
    expect(responseIn('sheet', shown('06r1 3/5'))).toBeGreaterThan(responseIn('lesson', shown('06r1 3/5')));
  });

  test('[PA8] a miss without a known cause asks for another way, as the modality it was missed in says', () => {
    const evidence = shown('06r1 1/5');
    const [first, second] = planFor({ evidence, past }).options;
    expect([first?.competencyId, first?.modalityId, second?.modalityId]).toEqual(['06r1', 'partners', 'sheet']);
    expect(first?.reasons.map(({ code }) => code)).toEqual(['path.missed', 'path.another-way']);
    expect(first?.cause).toEqual({ kind: 'no-evidence' });
  });

  test('[PA8] the miss of the last day is answered before an older one', () => {
    const options = planFor({ evidence: shown('06g1 1/5 9', '06g2 1/5 14') }).options;
    expect(options[0]?.competencyId).toBe('06g2');
  });

  test('[PA8] a passed check is followed by the next step, with the figures', () => {
    const [first] = planFor({ evidence: shown('06r1 5/5'), past }).options;
    expect(first).toMatchObject({
      competencyId: '06r2', cause: null,
      reasons: [{ code: 'path.next-step', params: { competency: '06r2', competencies: ['06r1'], date: '2026-09-14', correct: 5, of: 5 } }],
    });
  });
});
