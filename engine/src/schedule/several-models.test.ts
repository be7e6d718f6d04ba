import { describe, expect, test } from 'vitest';
import { compile, verifyDay } from './index.ts';
import { all, planned } from './constraints/biting-days.test-data.ts';
import { plannedDay, tuesday, year } from './planned-day.test-data.ts';

/** Mathematics for four students and reading for four others in the same period, in the same rooms, with the same adults. */
function twoModels(adults: Parameters<typeof plannedDay>[0]['adults']) {
  const day = plannedDay({ students: { ...all(['s1', 's2', 's3', 's4'], { 'ratio/lesson': 90, 'ratio/alone': 30 }), ...all(['r1', 'r2', 'r3', 'r4'], { 'ratio/lesson': 80, 'ratio/alone': 40 }) }, ...(adults === undefined ? {} : { adults }) });
  const isReader = (id: string) => id.startsWith('r');
  const { roster, models: [own] } = day.facts;
  if (own === undefined) throw new Error('the day has a model');
  const reading = { ...own, adoption: { ...own.adoption, id: 'reading', claims: { subject: 'Reading', sectionIds: [] } } };
  return {
    facts: { ...day.facts, models: [own, reading], roster: {
      ...roster,
      sections: [...roster.sections, { id: 'reading-1', title: 'Reading', subject: 'Reading', grades: ['06'], periodIds: ['1'], spaceId: null, ...year }],
      enrollments: roster.enrollments.map((one) => (isReader(one.personId) ? { ...one, sectionId: 'reading-1' } : one)),
    } },
    options: day.options.map((option) => (isReader(option.studentId) ? { ...option, adoptionId: 'reading', id: option.id.replace('/maths/', '/reading/') } : option)),
  };
}

describe('several models in one school', () => {
  test('[SC53] share adults and rooms in one plan, and each station is of one model', () => {
    const day = twoModels({ t1: {}, t2: { qualifications: ['Reading'] } });
    const plan = planned(day);
    expect(verifyDay({ facts: day.facts, plan })).toEqual([]);
    expect(plan.stations.map(({ adoptionId, adultIds, modalityId }) => [adoptionId, adultIds, modalityId]).sort()).toEqual([['maths', ['t1'], 'lesson'], ['reading', ['t2'], 'lesson']]);
  });

  test('[SC53] compete for a single adult, and students for whom none is left are told of', () => {
    const day = twoModels({ t1: { qualifications: ['Mathematics', 'Reading'] } });
    const found = verifyDay({ facts: day.facts, plan: planned(day) });
    expect(found.filter(({ constraintId }) => constraintId === 'one-place').map(({ studentIds }) => studentIds[0]?.slice(0, 1))).toEqual(['r', 'r', 'r', 'r']);
    expect(compile(day).demands).toHaveLength(8);
  });

  test('[SC53] each keep to the strictest of all limits', () => {
    const day = twoModels({ t1: {}, t2: { qualifications: ['Reading'] }, t3: {} });
    const models = day.facts.models.map((one, index) => ({ ...one, model: { ...one.model, operations: { ...one.model.operations, limits: { ...one.model.operations.limits, studentsPerAdult: index === 0 ? 9 : 3 } } } }));
    const strict = { ...day, facts: { ...day.facts, models } };
    expect(new Set(compile(strict).kinds.map(({ studentsPerAdult }) => studentsPerAdult))).toEqual(new Set([3]));
  });
});

test('[SC13] two offers of one adult count together', () => {
  const day = plannedDay({ students: all(['s1', 's2'], { 'ratio/lesson': 90 }), bell: ['08:00-08:45', '08:50-09:35'] });
  const split = { ...day.facts, roster: { ...day.facts.roster, staffOffers: day.facts.roster.staffOffers.flatMap((offer) => [{ ...offer, periodIds: ['1'], qualifications: [] }, { ...offer, periodIds: ['2'] }]) } };
  const plan = planned({ facts: split, options: day.options });
  expect(plan.on).toBe(tuesday);
  expect(verifyDay({ facts: split, plan }).filter(({ tier }) => tier === 'never')).toEqual([]);
});
