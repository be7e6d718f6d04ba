import { describe, expect, test } from 'vitest';
import type { Service } from '../../roster/index.ts';
import type { DayFacts } from '../day-facts.ts';
import { compile, verifyDay } from '../index.ts';
import { found, handPlan } from '../hand-plan.test-data.ts';
import { plannedDay, year } from '../planned-day.test-data.ts';
import { all, planned } from './biting-days.test-data.ts';
import { serviceMinutes } from './service-minutes.ts';

const service: Service = { studentId: 's1', personId: 'a1', periodsPerWeek: 2, minutesPerWeek: null, delivery: 'push-in', windows: [], ...year };
const dayWith = (on: string, services: readonly Service[], history: DayFacts['history'] = []) => plannedDay({
  students: all(['s1', 's2', 's3'], { 'ratio/lesson': 90, 'ratio/alone': 20 }), adults: { t1: {}, a1: { role: 'aide', qualifications: ['aide'] } },
  on, roster: { services }, facts: { history },
});
const without = [{ groups: { ratio: ['s1', 's2', 's3'] } }];
const withAide = [{ adults: ['t1', 'a1'], groups: { ratio: ['s1', 's2', 's3'] } }];
/** Earlier days of the week, with or without the aide. */
const past = (on: string, stations: typeof without) => ({ ...handPlan(dayWith(on, []).facts, stations), on });
const wednesday = '2026-09-16';
const everyDay = [past('2026-09-14', without), past('2026-09-15', without)];

describe('time owed with a named adult', () => {
  test('[SC34] falls due when the week could not hold the rest of it otherwise', () => {
    // Two a week. After Wednesday two days are left, of which 1.6 may be counted on: one of the two is due by then.
    expect(found(serviceMinutes, dayWith('2026-09-15', [service], everyDay.slice(0, 1)).facts, without)).toEqual([]);
    expect(found(serviceMinutes, dayWith(wednesday, [service], everyDay).facts, without)).toMatchObject([{ tier: 'never', studentIds: ['s1'], adultIds: ['a1'], params: { kind: 'periods', given: 0, due: 1 } }]);
    expect(found(serviceMinutes, dayWith(wednesday, [service], everyDay).facts, withAide)).toEqual([]);
  });

  test('[SC34] given earlier in the week is given', () => {
    const facts = dayWith(wednesday, [service], [past('2026-09-14', withAide), past('2026-09-15', without)]).facts;
    expect(found(serviceMinutes, facts, without)).toEqual([]);
  });

  test('[SC34] is less in a week in which the student was away', () => {
    // Away on Monday and Tuesday: 1.2 of 2 are owed, of which 1.6 can still be had after Wednesday.
    expect(found(serviceMinutes, dayWith(wednesday, [service]).facts, without)).toEqual([]);
  });

  test('[SC34] in minutes counts the period\'s minutes', () => {
    const minutes = { ...service, periodsPerWeek: null, minutesPerWeek: 200 };
    expect(found(serviceMinutes, dayWith(wednesday, [minutes], everyDay).facts, without)).toMatchObject([{ params: { kind: 'minutes', due: 45 } }]);
  });

  test('[SC34] is asked for only inside its windows, and never more than today can give', () => {
    const onWednesdays = { ...service, windows: [{ weekday: 3, periodId: '1' }] };
    expect(found(serviceMinutes, dayWith(wednesday, [onWednesdays], everyDay).facts, without)).toMatchObject([{ params: { due: 1 } }]);
    const onTuesdays = { ...service, windows: [{ weekday: 2, periodId: '1' }] };
    expect(found(serviceMinutes, dayWith(wednesday, [onTuesdays], everyDay).facts, without)).toEqual([]);
  });

  test('[SC34] is planned when due, and wished for before', () => {
    const due = dayWith(wednesday, [service], everyDay);
    expect(compile(due).contacts.filter(({ constraintId }) => constraintId === 'service-minutes')).toMatchObject([{ atLeast: expect.closeTo(0.4, 9), price: 10_000 }]);
    expect(verifyDay({ facts: due.facts, plan: planned(due) })).toEqual([]);
    const early = dayWith('2026-09-14', [service]);
    expect(compile(early).contacts[0]?.price).toBeLessThan(100);
    expect(planned(early).stations.find(({ modalityId }) => modalityId === 'lesson')?.adultIds).toContain('a1');
  });
});

describe('a pull-out', () => {
  const pullOut: Service = { ...service, delivery: 'pull-out', windows: [{ weekday: 3, periodId: '1' }] };
  const day = dayWith(wednesday, [pullOut]);

  test('[SC35] leaves student and adult free in its window', () => {
    expect(found(serviceMinutes, day.facts, withAide)).toMatchObject([{ studentIds: ['s1'], adultIds: ['a1'], params: { kind: 'window' } }]);
    expect(found(serviceMinutes, day.facts, [{ groups: { ratio: ['s2', 's3'] } }])).toEqual([]);
  });

  test('[SC35] takes the student out of the plan, and the adult out of every station', () => {
    const plan = planned(day);
    expect(plan.seats.map(({ studentId }) => studentId)).toEqual(['s2', 's3']);
    expect(plan.stations.flatMap(({ adultIds }) => adultIds)).not.toContain('a1');
    expect(verifyDay({ facts: day.facts, plan })).toEqual([]);
  });

  test('[SC35] on another day changes nothing', () => {
    expect(planned(dayWith('2026-09-17', [pullOut])).seats).toHaveLength(3);
  });
});
