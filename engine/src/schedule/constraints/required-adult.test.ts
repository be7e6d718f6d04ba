import { expect, test } from 'vitest';
import { compile, verifyDay } from '../index.ts';
import { found } from '../hand-plan.test-data.ts';
import { plannedDay, tuesday, year } from '../planned-day.test-data.ts';
import { all, planned } from './biting-days.test-data.ts';
import { requiredAdult } from './required-adult.ts';

const day = plannedDay({
  students: all(['s1', 's2', 's3'], { 'ratio/lesson': 90, 'ratio/alone': 20 }), adults: { t1: {}, t2: {}, a1: { role: 'aide', qualifications: ['aide'] } },
  roster: { accommodations: [{ studentId: 's1', kind: 'adult', personId: 'a1', ...year }] },
});

test('[SC33] the named adult is in the student\'s station, leading or helping', () => {
  expect(found(requiredAdult, day.facts, [{ groups: { ratio: ['s1', 's2'] } }])).toMatchObject([{ studentIds: ['s1'], adultIds: ['a1'], periodId: '1' }]);
  expect(found(requiredAdult, day.facts, [{ adults: ['t1', 'a1'], groups: { ratio: ['s1', 's2'] } }])).toEqual([]);
  expect(found(requiredAdult, day.facts, [{ modality: 'alone', adults: ['a1'], groups: { ratio: ['s1'] } }])).toEqual([]);
});

test('[SC33] the adult comes to the lesson that is best for the student, which an aide may not lead', () => {
  const plan = planned(day);
  expect(verifyDay({ facts: day.facts, plan })).toEqual([]);
  expect(plan.stations.find(({ modalityId }) => modalityId === 'lesson')?.adultIds).toEqual([expect.stringMatching('^t'), 'a1']);
});

test('[SC33] when the adult is out the student has a place all the same, and the checker says who is missing', () => {
  const facts = { ...day.facts, availability: [{ subject: { kind: 'person' as const, id: 'a1' }, on: tuesday, periodIds: null, reason: 'ill' }] };
  expect(compile({ facts, options: day.options }).demands[0]?.withAdults).toEqual([]);
  const plan = planned({ facts, options: day.options });
  expect(plan.seats).toHaveLength(3);
  expect(verifyDay({ facts, plan })).toMatchObject([{ constraintId: 'required-adult' }]);
});
