import { expect, test } from 'vitest';
import { compile } from '../index.ts';
import { found } from '../hand-plan.test-data.ts';
import { plannedDay } from '../planned-day.test-data.ts';
import { all } from './biting-days.test-data.ts';
import { preparations } from './preparations.ts';

const day = plannedDay({ students: all(['s1', 's2'], { 'ratio/lesson': 90, 'rates/lesson': 80, 'ratio/alone': 10 }), bell: ['08:00-08:45', '08:50-09:35'], limits: { preparationsPerDay: 1 } });

test('[SC23] each competency in a modality that the adult leads is one preparation', () => {
  const stations = [{ groups: { ratio: ['s1', 's2'] } }, { at: '2', adults: ['t1'], groups: { rates: ['s1', 's2'] } }];
  expect(found(preparations, day.facts, stations)).toMatchObject([{ tier: 'approval', adultIds: ['t1'], params: { count: 2, most: 1 } }]);
});

test('[SC23] the same again later in the day is no second one', () => {
  expect(found(preparations, day.facts, [{ groups: { ratio: ['s1'] } }, { at: '2', adults: ['t1'], groups: { ratio: ['s2'] } }])).toEqual([]);
});

test('[SC23] watching over work alone is prepared by nobody, nor does whoever helps prepare', () => {
  expect(found(preparations, day.facts, [{ modality: 'alone', groups: { ratio: ['s1'], rates: ['s2'] } }])).toEqual([]);
  expect(found(preparations, day.facts, [{ groups: { ratio: ['s1'] } }, { at: '2', adults: ['t2', 't1'], groups: { rates: ['s2'] } }])).toEqual([]);
});

test('[SC23] in the instance adults carry the limit and kinds whether they count', () => {
  const instance = compile(day);
  expect(instance.adults.map(({ preparationsAtMost }) => preparationsAtMost)).toEqual([1, 1]);
  expect(instance.kinds.map(({ isPrepared }) => isPrepared)).toEqual([true, false, false]);
});
