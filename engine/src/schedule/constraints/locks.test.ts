import { describe, expect, test } from 'vitest';
import type { Lock } from '../plan.ts';
import { compile, verifyDay } from '../index.ts';
import { found } from '../hand-plan.test-data.ts';
import { plannedDay, tuesday, year } from '../planned-day.test-data.ts';
import { all, planned } from './biting-days.test-data.ts';
import { locks } from './locks.ts';

const open: Lock = { id: 'l', studentId: 's1', on: tuesday, periodId: '1', adultId: null, spaceId: null, competencyId: null, modalityId: null, by: 't1', reason: 'agreed' };
const dayWith = (change: Partial<Lock>, more: Partial<Parameters<typeof plannedDay>[0]> = {}) => plannedDay({
  students: { ...all(['s1'], { 'ratio/lesson': 90, 'rates/lesson': 30 }), ...all(['s2', 's3'], { 'ratio/lesson': 90, 'area/lesson': 80, 'area/alone': 10, 'ratio/alone': 5 }) },
  facts: { locks: [{ ...open, ...change }] }, ...more,
});
const station = [{ groups: { ratio: ['s1', 's2', 's3'] } }];

describe('a place that a person has fixed', () => {
  test('[SC40] is kept in each thing it names, and free in the others', () => {
    expect(found(locks, dayWith({ adultId: 't1', competencyId: 'ratio' }).facts, station)).toEqual([]);
    for (const change of [{ adultId: 't2' }, { spaceId: 'r2' }, { competencyId: 'rates' }, { modalityId: 'alone' }]) {
      expect(found(locks, dayWith(change).facts, station), JSON.stringify(change)).toMatchObject([{ tier: 'never', studentIds: ['s1'], params: { adult: 't1', why: 'agreed' } }]);
    }
  });

  test('[SC40] is of its day and period, and lapses with the student\'s absence', () => {
    expect(found(locks, dayWith({ on: '2026-09-16', adultId: 't2' }).facts, station)).toEqual([]);
    const away = { ...dayWith({ adultId: 't2' }).facts, availability: [{ subject: { kind: 'person' as const, id: 's1' }, on: tuesday, periodIds: null, reason: 'ill' }] };
    expect(found(locks, away, [{ groups: { ratio: ['s2', 's3'] } }])).toEqual([]);
  });

  test('[SC40] is planned for, with its reason told', () => {
    const day = dayWith({ adultId: 't2', spaceId: 'r2' });
    const plan = planned(day);
    expect(verifyDay({ facts: day.facts, plan })).toEqual([]);
    expect(plan.seats.find(({ studentId }) => studentId === 's1')?.reasons).toContainEqual({ code: 'schedule.locked', params: { adult: 't1', why: 'agreed' } });
  });

  test('[SC40] may be what the path did not offer, as long as there is material for it', () => {
    const day = dayWith({ competencyId: 'area', modalityId: 'alone' });
    const plan = planned(day);
    expect(verifyDay({ facts: day.facts, plan }).filter(({ tier }) => tier === 'never')).toEqual([]);
    const seat = plan.seats.find(({ studentId }) => studentId === 's1');
    expect(plan.meetings.find(({ id }) => id === seat?.meetingId)).toMatchObject({ competencyId: 'area', modalityId: 'alone', activityIds: ['area-alone'] });
    expect(seat).toMatchObject({ value: 0, minutes: 30, checkMinutes: 5, stage: null });
  });

  test('[SC40] on what the school has nothing for is told, and the student has a place all the same', () => {
    const day = dayWith({ competencyId: 'unheard-of' });
    const plan = planned(day);
    expect(plan.seats).toHaveLength(3);
    expect(verifyDay({ facts: day.facts, plan })).toMatchObject([{ constraintId: 'locks' }]);
  });

  test('[SC40] goes before a needed space: who set it is asked, not the plan', () => {
    const day = dayWith({ spaceId: 'r2' }, { roster: { accommodations: [{ studentId: 's1', kind: 'space', spaceId: 'r1', ...year }] } });
    expect(compile(day).demands[0]?.spaces).toEqual([1]);
    expect(verifyDay({ facts: day.facts, plan: planned(day) })).toMatchObject([{ constraintId: 'required-space', studentIds: ['s1'] }]);
  });
});
