import { describe, expect, test } from 'vitest';
import { activity, check, graph, indexOf, inputFor, judged, masteryOf, met, modalities, offered, optionOn, planFor, present, roundWith, shown } from './small-school.test-data.ts';

const codesOf = (notes: ReturnType<typeof planFor>['notes']) => notes.map(({ code }) => code);
/** Everything of the chain up to and with this one, passed on earlier days. */
const passed = (...ids: readonly string[]) => shown(...ids.map((id, i) => `${id} 5/5 ${i + 1}`));
/** When everything secured in September has faded below the review mark. */
const afterHalfAYear = '2027-03-02';
const secured = (id: string, day: number) => shown(`${id} 5/5 ${day}`, `${id} 5/5 ${day + 1} quiz`);

describe('what may be offered', () => {
  test('[PA2] without evidence a prerequisite is judged by its prior: last year\'s is likely, this year\'s is not', () => {
    const ids = offered();
    expect(ids).toContain('06r1');
    expect(ids).not.toContain('06r2');
    expect(ids).not.toContain('07r1');
  });

  test('[PA2] a passed prerequisite opens the next step, a missed one closes it', () => {
    expect(offered({ evidence: shown('06r1 4/5') })).toContain('06r2');
    expect(offered({ evidence: shown('06r1 3/5') })).not.toContain('06r2');
    expect(offered({ evidence: shown('05r3 0/5') })).not.toContain('06r1');
  });

  test('[PA2] where a person took the level no estimate opens the next step, and only later evidence does', () => {
    const evidence = shown('06r1 5/5 9', '06r1 5/5 10', '06r1 5/5 11');
    expect(offered({ evidence })).toContain('06r2');
    const byPeople = [judged('06r1', 'none', 14)];
    expect(masteryOf(evidence, '06', undefined, byPeople).estimate('06r1').p).toBeGreaterThan(0.75);
    const offer = { evidence, byPeople };
    expect(offered(offer)).not.toContain('06r2');
    expect(offered(offer)).toContain('06r1');
    expect(offered({ evidence: [...evidence, ...shown('06r1 5/5 15')], byPeople, on: '2026-09-16' })).toContain('06r2');
  });

  test('[PA23] what a person judged is told as such, and leaves no cause of an earlier miss', () => {
    const missed = shown('06r1 0/5 10');
    expect(optionOn('06r1', { evidence: missed }, 'sheet')?.cause).toEqual({ kind: 'no-evidence' });
    const given = { evidence: missed, byPeople: [judged('06r1', 'provisional', 14)] };
    expect(offered(given)).toContain('06r2');
    expect(optionOn('06r1', given, 'sheet')).toMatchObject({ stage: 'practice', cause: null, reasons: expect.arrayContaining([{ code: 'path.judged-once', params: { competency: '06r1', date: '2026-09-14' } }]) });
    expect(optionOn('06r1', { evidence: shown('06r1 5/5 10'), byPeople: [judged('06r1', 'none', 14)] }, 'sheet')).toMatchObject({ stage: 'new', reasons: expect.arrayContaining([{ code: 'path.judged-not-yet', params: { competency: '06r1' } }]) });
    expect(offered({ byPeople: [judged('06r1', 'secure', 14)] })).not.toContain('06r1');
  });

  test('[PA2] every prerequisite of everything offered is judged or likely', () => {
    for (const evidence of [[], shown('06r1 5/5'), shown('05r1 1/5', '05r3 5/5', '06r1 2/5')]) {
      const { mastery, index } = inputFor({ evidence });
      for (const id of offered({ evidence })) {
        if (mastery.standings.get(id ?? '')?.level === 'provisional') continue;
        for (const before of graph.prerequisitesOf(id ?? '')) {
          const isReady = (mastery.standings.get(before)?.level ?? 'none') !== 'none' || mastery.estimate(before).p >= index.adopted.model.instruction.path.readyAt;
          expect(isReady, `${before} before ${id}`).toBe(true);
        }
      }
    }
  });

  test('[PA2] taking one edge out of the framework changes who may go on', () => {
    const without = { ...graph, prerequisitesOf: (id: string) => (id === '06r2' ? [] : graph.prerequisitesOf(id)) };
    const { adopted, ...index } = indexOf();
    const planned = new Map([...index.planned].map(([id, one]) => [id, { ...one, prerequisiteIds: without.prerequisitesOf(id) }]));
    expect(offered()).not.toContain('06r2');
    expect(offered({ index: { ...index, adopted, planned } })).toContain('06r2');
  });

  test('[PA3] what was passed once is practised, what is secure is left alone', () => {
    expect(optionOn('06r1', { evidence: shown('06r1 5/5') }, 'sheet')?.stage).toBe('practice');
    expect(offered({ evidence: secured('06r1', 1) })).not.toContain('06r1');
  });

  test('[PA3] what is secure comes back when its review is due', () => {
    const evidence = secured('06r1', 1);
    expect(offered({ evidence, on: '2026-09-16' })).not.toContain('06r1');
    expect(optionOn('06r1', { evidence: [...evidence, ...present(afterHalfAYear)], on: afterHalfAYear }, 'sheet')).toMatchObject({ stage: 'review', reasons: [{ code: 'path.review-due' }] });
  });

  test('[PA46] whoever was away for long warms up: the same work, ahead of other reviews, and the reason says how long it was', () => {
    const evidence = secured('06r1', 1);
    const back = optionOn('06r1', { evidence, on: afterHalfAYear }, 'sheet');
    expect(back).toMatchObject({ stage: 'review', reasons: [{ code: 'path.re-warm', params: { competency: '06r1', days: 180 } }, {}] });
    const stayed = optionOn('06r1', { evidence: [...evidence, ...present(afterHalfAYear)], on: afterHalfAYear }, 'sheet');
    const review = (option: typeof back) => option?.terms.find(({ id }) => id === 'review')?.points ?? 0;
    expect(review(back)).toBeGreaterThan(review(stayed));
  });

  test('[PA4] beyond the grade span nothing is offered while there is enough within it', () => {
    expect(offered({ grade: '07' })).not.toContain('05r1');
    expect(offered({ evidence: shown('06r1 5/5'), index: indexOf({ path: { gradeSpan: { below: 0, above: 0 } } }) }).every((id) => id?.startsWith('06') === true)).toBe(true);
  });

  test('[PA4] a student with hardly anything else is offered it, marked for a person\'s yes', () => {
    const only = indexOf({ path: { gradeSpan: { below: 0, above: 0 } }, activities: ['06g1', '05g1', '07g1'].map((id) => activity(id, 'lesson')) });
    expect([...offered({ index: only })].toSorted()).toEqual(['05g1', '06g1', '07g1']);
    expect(optionOn('05g1', { index: only })?.reasons.map(({ code }) => code)).toContain('path.beyond-grade-span');
    expect(optionOn('06g1', { index: only })?.reasons.map(({ code }) => code)).not.toContain('path.beyond-grade-span');
  });

  test('[PA4] without a grade there is no span to keep', () => {
    expect(planFor({ grade: null }).options.every(({ reasons }) => reasons.every(({ code }) => code !== 'path.beyond-grade-span'))).toBe(true);
  });

  test('[PA8] when a missed competency rests on a gap, the gap comes first, and the missed one waits', () => {
    const evidence = shown('05r3 1/5 11', '06r1 0/5 14');
    const plan = planFor({ evidence, past: met('06r1 lesson 14') });
    expect(plan.options[0]?.competencyId).toBe('05r3');
    expect(plan.options[0]?.reasons[0]).toEqual({ code: 'path.gap-below', params: { competency: '05r3', competencies: ['06r1'], date: '2026-09-14', correct: 0, of: 5 } });
    expect(offered({ evidence })).not.toContain('06r1');
  });

  test('[PA8] the gap is followed down to a step that can be worked on now', () => {
    const ids = offered({ evidence: shown('05r2 0/5 9', '05r3 0/5 10', '06r1 0/5 14') });
    expect(ids[0]).toBe('05r2');
    expect(ids).not.toContain('05r3');
  });

  test('[PA1] a gap for which nobody here has a lesson is named, and not planned', () => {
    const index = indexOf({ exitChecks: ['06r1', '06g1', '06g2'].map((id) => check(id)) });
    const plan = planFor({ index, evidence: shown('05r3 0/5 11', '06r1 0/5 14') });
    expect(plan.notes).toContainEqual({ code: 'path.gap-without-material', params: { student: 's1', competency: '06r1', competencies: ['05r3'] } });
    expect(plan.options.map(({ competencyId }) => competencyId)).not.toContain('05r3');
  });

  test('[PA11] a student for whom nothing of their grade is within reach is offered the nearest of it, with a teacher', () => {
    const onlyChain = { activities: ['05r3', '06r1', '06r2'].flatMap((id) => modalities.map((one) => activity(id, one.id))) };
    const plan = planFor({ index: indexOf(onlyChain), evidence: shown('05r3 0/5') });
    const supported = plan.options.filter(({ competencyId }) => competencyId === '06r1');
    expect(supported.map(({ modalityId }) => modalityId)).toEqual(['lesson']);
    expect(supported[0]?.reasons[0]?.code).toBe('path.on-grade-with-teacher');
    expect(planFor({ index: indexOf({ ...onlyChain, path: { expectationFloor: 0 } }), evidence: shown('05r3 0/5') }).options.some(({ competencyId }) => competencyId === '06r1')).toBe(false);
  });

  test('[PA10] review keeps to its share of the round, and of the day\'s choice', () => {
    const evidence = [...secured('05r1', 1), ...secured('05g1', 3), ...secured('05g2', 5), ...secured('06r1', 7)];
    const reviews = (past: ReturnType<typeof met>, reviewBudget = 0.2) => {
      const { options } = planFor({ evidence, past, on: afterHalfAYear, index: indexOf({ path: { reviewBudget, breadth: 10 } }) });
      return new Set(options.filter(({ stage }) => stage === 'review').map(({ competencyId }) => competencyId)).size;
    };
    expect(reviews([])).toBe(2);
    expect(reviews(met('05r1 sheet 11 review'))).toBe(1);
    expect(reviews(met('05r1 sheet 11 review', '05r1 lesson 14 review'))).toBe(0);
    expect(reviews([], 0)).toBe(0);
    expect(reviews([], 1)).toBe(4);
  });

  test('[PA2] notes tell a pause or a gap; without either there are none', () => {
    expect(codesOf(planFor({ evidence: passed('06r1') }).notes)).toEqual([]);
  });

  test('[PA13] goals of the round change what is on the way, not what may be offered', () => {
    const index = indexOf({ path: { breadth: 20 } });
    expect([...offered({ index, round: roundWith(['06g2', '06g1']) })].toSorted()).toEqual([...offered({ index })].toSorted());
  });
});
