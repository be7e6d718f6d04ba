import { expect, test } from 'vitest';
import type { RoundPlan } from '../../path/index.ts';
import { compile } from '../index.ts';
import { found } from '../hand-plan.test-data.ts';
import { plannedDay } from '../planned-day.test-data.ts';
import { all } from './biting-days.test-data.ts';
import { homeTeacher } from './home-teacher.ts';

const friday = '2026-09-18';
const round: RoundPlan = {
  id: 'r', adoptionId: 'maths', from: '2026-09-14', until: friday, goals: [], reserved: [],
  standingGroups: [{ id: 'g', periodId: '1', homeTeacherId: 't1', studentIds: ['s1', 's2'] }],
};
const dayOn = (on: string, rounds: readonly RoundPlan[]) => plannedDay({
  students: all(['s1', 's2', 's3'], { 'ratio/lesson': 90 }), on, limits: { homeTeacherShare: 0.5 }, facts: { rounds },
});
const elsewhere = [{ adults: ['t2'], groups: { ratio: ['s1', 's2', 's3'] } }];

test('[SC38] members of a standing group without their home teacher are told, when it is due', () => {
  expect(found(homeTeacher, dayOn(friday, [round]).facts, elsewhere)).toMatchObject([
    { tier: 'preferred', studentIds: ['s1'], adultIds: ['t1'], params: { percent: 50 } }, { studentIds: ['s2'] },
  ]);
  expect(found(homeTeacher, dayOn(friday, [round]).facts, [{ adults: ['t2', 't1'], groups: { ratio: ['s1', 's2', 's3'] } }])).toEqual([]);
});

test('[SC38] early in the week there is time', () => {
  expect(found(homeTeacher, dayOn('2026-09-14', [round]).facts, elsewhere)).toEqual([]);
});

test('[SC38] nothing is wanted without a round, or of another period', () => {
  expect(found(homeTeacher, dayOn(friday, []).facts, elsewhere)).toEqual([]);
  expect(found(homeTeacher, dayOn(friday, [{ ...round, until: '2026-09-17' }]).facts, elsewhere)).toEqual([]);
  expect(found(homeTeacher, dayOn(friday, [{ ...round, standingGroups: round.standingGroups.map((group) => ({ ...group, periodId: '2' })) }]).facts, elsewhere)).toEqual([]);
});

test('[SC38] in the instance it costs a little to go without', () => {
  const { contacts, prices } = compile(dayOn(friday, [round]));
  expect(contacts.map(({ constraintId, demands, price }) => [constraintId, demands.length, price])).toEqual([['home-teacher', 1, prices.preferred], ['home-teacher', 1, prices.preferred]]);
});
