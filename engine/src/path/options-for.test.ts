import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { english } from '../messages/index.ts';
import type { Accommodation } from '../roster/index.ts';
import { valueTerms } from './terms/index.ts';
import { activity, check, indexOf, inputFor, met, modalities, offered, optionOn, planFor, present, roundWith, shown, yesterday } from './small-school.test-data.ts';

const open = { from: '2026-08-01', until: null, studentId: 's1' } as const;
const extraTime = (factor: number): Accommodation => ({ ...open, kind: 'extra-time', factor });

describe('options', () => {
  test('[PA12] in each period the best option is worth 100, the others less, in order; the terms add up to it', () => {
    const { options } = planFor({ periods: [{ id: '1', minutes: 47 }, { id: '2', minutes: 35 }], evidence: shown('06r1 1/5') });
    for (const periodId of ['1', '2']) {
      const inPeriod = options.filter((option) => option.periodId === periodId);
      expect(inPeriod[0]?.value).toBe(100);
      const sums = inPeriod.map(({ terms }) => terms.reduce((sum, { points }) => sum + points, 0));
      inPeriod.forEach(({ value }, i) => {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(inPeriod[i - 1]?.value ?? 100);
        expect(value).toBeCloseTo((100 * (sums[i] ?? 0)) / (sums[0] ?? 1), 6);
      });
    }
  });

  test('[PA12] same input, same options; the evidence\'s order of arrival does not matter', () => {
    const evidence = shown('06r1 5/5 10', '06r2 2/5 11', '05r1 1/5 14', '06g1 3/5 14');
    const plan = planFor({ evidence, past: met('06r2 lesson 11') });
    fc.assert(fc.property(fc.shuffledSubarray([...evidence], { minLength: evidence.length }), (shuffled) => {
      expect(planFor({ evidence: shuffled, past: met('06r2 lesson 11') })).toEqual(plan);
    }), { numRuns: 10 });
  });

  test('[PA12] every option has an id of its own, one activity, and its exit check', () => {
    const { options } = planFor({ periods: [{ id: '1', minutes: 47 }, { id: '2', minutes: 47 }] });
    expect(new Set(options.map(({ id }) => id)).size).toBe(options.length);
    expect(options.find(({ id }) => id === 's1/1/ad/06r1/lesson')).toMatchObject({ purpose: 'competency', activityIds: ['06r1-lesson'], exitCheckId: 'check-06r1', minutes: 25, checkMinutes: 5 });
  });

  test('[PA5] extra time lengthens the exit check, rounded up, and the option still fits the period', () => {
    expect(optionOn('06r1', { accommodations: [extraTime(1.5)] })?.checkMinutes).toBe(8);
    expect(optionOn('06r1', { accommodations: [extraTime(1.5), extraTime(2)] })?.checkMinutes).toBe(10);
    const short = { periods: [{ id: '1', minutes: 34 }] };
    expect(optionOn('06r1', short)).toBeDefined();
    expect(optionOn('06r1', { ...short, accommodations: [extraTime(2)] })).toBeUndefined();
  });

  test('[PA5] nothing is offered that does not fit, and a period with nothing is named', () => {
    const plan = planFor({ periods: [{ id: '1', minutes: 20 }] });
    expect(plan).toEqual({ options: [], notes: [{ code: 'path.no-option', params: { student: 's1', period: '1' } }] });
  });

  test('[PA5] only an activity on a screen counts as screen, whatever technology assists the student', () => {
    const index = indexOf({ activities: [activity('06r1', 'sheet', { isOnScreen: true }), activity('06r1', 'lesson')] });
    const assisted: Accommodation = { ...open, kind: 'assistive-technology', detail: 'reader' };
    expect(optionOn('06r1', { index, accommodations: [assisted] }, 'sheet')?.screenMinutes).toBe(25);
    expect(optionOn('06r1', { index, accommodations: [assisted] }, 'lesson')?.screenMinutes).toBe(0);
  });

  test('[PA6] never the activity of the last meeting on the competency, nor one of the last day', () => {
    const evidence = shown('06r1 1/5 10');
    expect(optionOn('06r1', { evidence, past: met('06r1 lesson 10', '06g1 sheet 14') })).toBeUndefined();
    expect(optionOn('06r1', { evidence, past: met('06r1 lesson 10', '06g1 sheet 14') }, 'partners')).toBeDefined();
    const shared = indexOf({ activities: [activity('06r1', 'lesson', { competencyIds: ['06r1', '06g1'] }), activity('06g1', 'partners')] });
    expect(optionOn('06g1', { index: shared, past: met('06r1 lesson 14') })).toBeUndefined();
  });

  test('[PA6] where there are several activities, the one done least comes next', () => {
    const index = indexOf({ activities: ['a', 'b', 'c'].map((id) => activity('06r1', 'lesson', { id })) });
    const past = ['a', 'b', 'a'].map((id, i) => ({ on: `2026-09-0${i + 1}`, periodId: '1', competencyId: '06r1', modalityId: 'lesson', activityIds: [id], stage: 'new' as const, minutes: 25 }));
    expect(optionOn('06r1', { index, past: past.slice(0, 1) })?.activityIds).toEqual(['b']);
    expect(optionOn('06r1', { index, past: past.slice(0, 2) })?.activityIds).toEqual(['c']);
  });

  test('[PA17] at most as many competencies as the model\'s breadth, each in every modality that can be run', () => {
    const { options } = planFor({ index: indexOf({ path: { breadth: 6 } }) });
    const byCompetency = Map.groupBy(options, ({ competencyId }) => competencyId);
    expect(byCompetency.size).toBe(6);
    for (const ways of byCompetency.values()) expect(ways.map(({ modalityId }) => modalityId).toSorted()).toEqual(modalities.map(({ id }) => id).toSorted());
  });

  test('[PA17] two students of a grade of whom nothing is known have the same choice, so that groups can form', () => {
    const other = planFor({ student: { id: 's2', grade: '06' } }).options.map(({ competencyId, modalityId, value }) => ({ competencyId, modalityId, value }));
    expect(planFor().options.map(({ competencyId, modalityId, value }) => ({ competencyId, modalityId, value }))).toEqual(other);
  });

  test('[PA11] with only as many meetings left as the floor still asks for, they go to work of the own grade or the destination', () => {
    const round = { ...roundWith(['05r1']), goals: [] };
    const past = ['01', '02', '03', '04', '08', '09'].map((day, i) => ({ on: `2026-09-${day}`, periodId: '1', competencyId: '05g1', modalityId: i % 2 === 0 ? 'sheet' : 'lesson', activityIds: [`x${i}`], stage: 'new' as const, minutes: 25 }));
    const late = { past: past.map((meeting) => ({ ...meeting, on: meeting.on.replace('-0', '-1') })), on: '2026-09-30', round };
    expect(offered({ past, round })).toContain('05r1');
    expect(offered(late).every((id) => id?.startsWith('06') === true)).toBe(true);
  });

  test('[PA13] with one weight alone, the team\'s own order is the order', () => {
    const weights = Object.fromEntries(valueTerms.map(({ id }) => [id, id === 'order' ? 1 : 0]));
    const round = roundWith(['05g2', '06g1', '05r1'], '05r1');
    expect(offered({ index: indexOf({ path: { weights } }), round }).slice(0, 3)).toEqual(['05g2', '06g1', '05r1']);
    expect(planFor({ index: indexOf({ path: { weights } }), round }).options[0]?.terms.map(({ id }) => id)).toEqual(['order']);
  });

  test('[PA13] weights multiply points, and without any all choices are equally good', () => {
    const none = Object.fromEntries(valueTerms.map(({ id }) => [id, 0]));
    expect(planFor({ index: indexOf({ path: { weights: none } }) }).options.every(({ value, terms }) => value === 100 && terms.length === 0)).toBe(true);
    const pointsOf = (weights: Record<string, number>) => optionOn('06g1', { index: indexOf({ path: { weights } }) })?.terms.find(({ id }) => id === 'gain')?.points ?? 0;
    expect(pointsOf({ gain: 2 })).toBeCloseTo(2 * pointsOf({}), 6);
  });

  test('[PA20] what students say of themselves changes nothing', () => {
    const said = shown('06r1 0/5').map((answer) => ({ ...answer, kind: 'self-report' as const, trust: 'context' as const }));
    expect(planFor({ evidence: said })).toEqual(planFor());
  });
});

describe('reasons', () => {
  const situations = [
    {}, { evidence: shown('06r1 5/5') }, { evidence: shown('06r1 1/5'), past: met('06r1 lesson 14') }, { evidence: shown('06r1 3/5') },
    { evidence: shown('05r3 0/5 11', '06r1 0/5 14') }, { evidence: shown('06r1 5/5 1', '06r1 5/5 2 quiz'), on: '2027-03-02', lastSchoolDay: '2027-03-01' },
    { evidence: [...shown('06r1 5/5 1', '06r1 5/5 2 quiz'), ...present('2027-03-02')], on: '2027-03-02', lastSchoolDay: '2027-03-01' },
    { evidence: shown('06g1 0/5 9', '06g1 0/5 10', '06g1 0/5 11') }, { evidence: shown('06g1 5/5 1'), past: met('06g2 lesson 14'), wasPresentLastDay: false },
    { evidence: shown('06r1 5/5'), round: roundWith(['06r2', '06r3']) },
    { evidence: shown('06r1 5/5'), index: indexOf({ evidenceSources: [] }) },
    { past: met('06r1 sheet 9', '06r1 partners 10', '06r1 lesson 11') },
    { index: indexOf({ path: { gradeSpan: { below: 0, above: 0 } }, activities: ['06g1', '05g1'].map((id) => activity(id, 'lesson')), exitChecks: ['06g1', '05g1'].map((id) => check(id)) }) },
  ];

  test('[PA15] every option has one or two reasons, each with a sentence, and at most three sentences for a student', () => {
    for (const situation of situations) {
      for (const { reasons } of planFor(situation).options) {
        expect(reasons.length).toBeGreaterThanOrEqual(1);
        expect(reasons.length).toBeLessThanOrEqual(2);
        for (const { code, params } of reasons) {
          const sentence = english[code] ?? '';
          const wordings = typeof sentence === 'string' ? [sentence] : Object.values(sentence);
          for (const [, name = ''] of wordings.join(' ').matchAll(/\{(\w+)/g)) expect(Object.keys(params), code).toContain(name);
        }
        const texts = reasons.map(({ code }) => { const sentence = english[code]; return typeof sentence === 'string' ? sentence : sentence?.student ?? ''; });
        expect(texts).not.toContain('');
        expect(texts.join(' ').match(/\.(?= |$)/g)?.length ?? 0, texts.join(' ')).toBeLessThanOrEqual(3);
      }
    }
  });

  test('[PA15] the situations above meet every reason that an option can give', () => {
    const met_ = new Set(situations.flatMap((situation) => planFor(situation).options.flatMap(({ reasons }) => reasons.map(({ code }) => code))));
    for (const code of ['first-time', 'not-seen-yet', 'next-step', 'go-on', 'practise', 'confirm', 'review-due', 're-warm', 'gap-below', 'below-resting', 'missed-slip', 'missed', 'another-way', 'stuck-teacher', 'towards', 'beyond-grade-span', 'was-away', 'no-check-came', 'nothing-seen-yet']) {
      expect([...met_]).toContain(`path.${code}`);
    }
  });

  test('[PA16] without evidence from the last school day the option says so, and whether the student was away or no check came', () => {
    const evidence = shown('06r1 1/5 10');
    const secondReasonOf = (wasPresentLastDay: boolean) => optionOn('06g1', { evidence, wasPresentLastDay })?.reasons[1];
    expect(secondReasonOf(true)).toEqual({ code: 'path.no-check-came', params: { date: yesterday } });
    expect(secondReasonOf(false)).toEqual({ code: 'path.was-away', params: { date: yesterday } });
    expect(planFor({ evidence }).options.every((option) => option.isWithoutEvidence)).toBe(true);
    expect(planFor({ evidence: shown('06r1 1/5 14') }).options.some((option) => option.isWithoutEvidence)).toBe(false);
  });

  test('[PA16] a student of whom nothing was ever seen is planned by grade alone, and told so', () => {
    expect(optionOn('06g1')?.reasons[1]?.code).toBe('path.nothing-seen-yet');
    expect(planFor().options.every((option) => option.isWithoutEvidence)).toBe(true);
  });

  test('[PA16] self-report from the last day is no evidence of it', () => {
    const said = shown('06r1 5/5').map((answer) => ({ ...answer, kind: 'self-report' as const, trust: 'context' as const }));
    expect(inputFor({ evidence: said }).mastery.lastEvidenceOn).toBeNull();
  });
});
