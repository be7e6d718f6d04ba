import { describe, expect, test } from 'vitest';
import { compile, joinLessons, keepPlan, plannedPeriods, repairPlan, solve, toDayPlan } from '../index.ts';
import type { Lock } from '../index.ts';
import { handPlan } from '../hand-plan.test-data.ts';
import { alone, lesson, plannedDay, tuesday } from '../planned-day.test-data.ts';
import { plannedOptions } from './planned-options.ts';

const wants = (first: string, second: string) => ({ wants: { [`${first}/lesson`]: 90, [`${second}/lesson`]: 60, [`${first}/alone`]: 40 } });
const ids = (letter: string, count: number) => Array.from({ length: count }, (_, index) => `${letter}${index}`);
/** Four with t1 on ratio, four with t2 on rates, and one with t3, alone. Nobody but that one could do anything else than area. */
const [ratio, rates] = [ids('a', 4), ids('b', 4)];
const { facts, options } = plannedDay({
  students: { ...Object.fromEntries([...ratio.map((id) => [id, wants('ratio', 'rates')] as const), ...rates.map((id) => [id, wants('rates', 'ratio')] as const)]), z: { wants: { 'area/alone': 80, 'area/lesson': 70 } } },
  modalities: [lesson, alone], adults: { t1: {}, t2: {}, t3: {} }, spaces: { r1: {}, r2: {}, r3: {} },
});
const plan = handPlan(facts, [{ groups: { ratio } }, { groups: { rates } }, { modality: 'alone', groups: { area: ['z'] } }]);
const open: Lock = { id: 'l', studentId: 'z', on: tuesday, periodId: '1', adultId: 't1', spaceId: null, competencyId: null, modalityId: null, by: 't1', reason: 'needs to see it' };
const read = (change: Partial<Lock>, of = plan) => joinLessons({ locks: [{ ...open, ...change }], plan: of, options })[0];

describe('a student is fixed with an adult who leads a lesson', () => {
  test('[SC101] the student comes to that lesson, also where the path offers the student none of it', async () => {
    expect(read({})).toMatchObject({ adultId: 't1', competencyId: 'ratio', modalityId: 'lesson' });
    const all = [...options, ...plannedOptions(plan, options)];
    const instance = compile({ facts: { ...facts, locks: joinLessons({ locks: [open], plan, options: all }) }, options: all });
    const { first, solution } = await repairPlan({ instance, kept: keepPlan(instance, plan), seed: 1, iterations: 60, search: async ({ instance: day, ...budget }) => solve(day, budget) });
    for (const one of [first, solution]) {
      const after = toDayPlan({ facts, options: all, instance, solution: one, seed: 1, asOf: plan.asOf, modelVersions: {} });
      const led = after.stations.filter(({ adultIds }) => adultIds.includes('t1')).flatMap(({ id }) => after.meetings.filter(({ stationId }) => stationId === id));
      expect(led).toMatchObject([{ competencyId: 'ratio', modalityId: 'lesson' }]);
      expect(after.seats.filter(({ meetingId }) => meetingId === led[0]?.id).map(({ studentId }) => studentId).toSorted()).toEqual([...ratio, 'z']);
    }
  });

  test('[SC101] of several groups the student\'s own, else the one worth most to the student, else the largest', () => {
    const groups = handPlan(facts, [{ modality: 'alone', groups: { ratio: ['a0'], rates: ['a1', 'a2'], area: ['b1'] } }]);
    expect(read({}, groups)).toMatchObject({ competencyId: 'area' });
    expect(read({ studentId: 'a0' }, groups)).toMatchObject({ competencyId: 'ratio' });
    expect(read({ studentId: 'b1' }, groups)).toMatchObject({ competencyId: 'area' });
    expect(read({ studentId: 'nobody' }, groups)).toMatchObject({ competencyId: 'rates' });
  });

  test('[SC101] what the lock itself names stands, and where there is no such lesson nothing is read into it', () => {
    for (const change of [{ competencyId: 'area' }, { modalityId: 'alone' }, { spaceId: 'r2' }, { periodId: '9' }, { on: '2026-09-16' }, { adultId: null }, { adultId: 't9' }]) {
      expect(read(change), JSON.stringify(change)).toEqual({ ...open, ...change });
    }
    expect(read({}, handPlan(facts, [{ modality: null, groups: { none: ['z'] } }]))).toMatchObject({ competencyId: null, modalityId: null });
  });
});

describe('periods in which a student is planned', () => {
  test('[SC102] are those in which a model has the student, away or not', () => {
    const two = plannedDay({ bell: ['08:45-09:30', '09:35-10:20'], students: { s1: { wants: { 'ratio/alone': 50 }, periods: ['2'] }, s2: { wants: { 'ratio/alone': 50 } } } }).facts;
    const away = { ...two, availability: [{ subject: { kind: 'person' as const, id: 's2' }, on: tuesday, periodIds: null, reason: 'ill' }] };
    expect([plannedPeriods(two, 's1'), plannedPeriods(away, 's2'), plannedPeriods(two, 'nobody')]).toEqual([['2'], ['1', '2'], []]);
  });
});
