import { expect, test } from 'vitest';
import type { RoundPlan } from '../../path/index.ts';
import type { DayFacts } from '../day-facts.ts';
import { compile } from '../index.ts';
import { found, handPlan } from '../hand-plan.test-data.ts';
import { plannedDay } from '../planned-day.test-data.ts';
import { all } from './biting-days.test-data.ts';
import { stableGroup } from './stable-group.ts';

const friday = '2026-09-18';
const round: RoundPlan = {
  id: 'r', adoptionId: 'maths', from: '2026-09-14', until: friday, goals: [], reserved: [],
  standingGroups: [{ id: 'g', periodId: '1', homeTeacherId: 't1', studentIds: ['s1', 's2', 's3'] }],
};
const dayWith = (history: DayFacts['history'] = []) => plannedDay({
  students: all(['s1', 's2', 's3', 's4', 's5', 's6'], { 'ratio/lesson': 90 }), on: friday, limits: { stableGroupShare: 0.5 }, facts: { rounds: [round], history },
});
const sitting = (...stations: readonly (readonly string[])[]) => found(stableGroup, dayWith().facts, stations.map((students) => ({ groups: { ratio: students } })));

test('[SC39] at least half of the others in the station are of the group', () => {
  expect(sitting(['s1', 's2', 's3', 's4'], ['s5', 's6'])).toEqual([]);
  expect(sitting(['s1', 's2', 's3', 's4', 's5'])).toEqual([]);
  expect(sitting(['s1', 's2', 's4', 's5'], ['s3', 's6'])).toMatchObject([{ tier: 'preferred', studentIds: ['s1'] }, { studentIds: ['s2'] }, { studentIds: ['s3'] }]);
});

test('[SC39] a student alone in a station is among no strangers', () => {
  expect(sitting(['s1'], ['s2', 's3'])).toEqual([]);
});

test('[SC39] days among the group earlier in the week count', () => {
  const past = (on: string) => ({ ...handPlan(dayWith().facts, [{ groups: { ratio: ['s1', 's2', 's3'] } }, { groups: { ratio: ['s4', 's5', 's6'] } }]), on });
  const facts = dayWith([past('2026-09-16'), past('2026-09-17')]).facts;
  expect(found(stableGroup, facts, [{ groups: { ratio: ['s1', 's2', 's4', 's5'] } }, { groups: { ratio: ['s3', 's6'] } }])).toEqual([]);
});

test('[SC39] in the instance a company has its members and those who are due', () => {
  expect(compile(dayWith()).companies).toEqual([{ members: [0, 1, 2], due: [0, 1, 2], price: 15 }]);
});
