import { describe, expect, test } from 'vitest';
import { compile, solve, verifyDay } from '../index.ts';
import { plannedDay, tuesday, year } from '../planned-day.test-data.ts';
import type { DayParts } from '../planned-day.test-data.ts';
import { all, planned } from '../constraints/biting-days.test-data.ts';

const seven = ['s1', 's2', 's3', 's4', 's5', 's6', 's7'];
const outcome = (parts: Partial<DayParts>) => {
  const day = plannedDay({ students: all(seven, { 'ratio/lesson': 90, 'ratio/alone': 20 }), ...parts });
  const plan = planned(day);
  return { plan, leastBad: solve(compile(day), { seed: 7, iterations: 20 }).leastBad, violations: verifyDay({ facts: day.facts, plan }) };
};

describe('too few adults or rooms: a plan comes back, and says what it breaks', () => {
  test('[SC8] students beyond what an adult may have are in one place each, and the limit is named', () => {
    const { plan, leastBad, violations } = outcome({ adults: { t1: {} }, limits: { studentsPerAdult: 5 } });
    expect(plan.seats).toHaveLength(7);
    expect(leastBad).toHaveLength(2);
    expect(new Set(violations.map(({ constraintId }) => constraintId))).toEqual(new Set(['students-per-adult']));
    expect(plan.seats.filter(({ reasons }) => reasons.some(({ code }) => code === 'schedule.least-bad'))).toHaveLength(2);
  });

  test('[SC8] nobody at all in school: the students are listed with the adult who should have been there', () => {
    const { plan, violations } = outcome({ facts: { availability: ['t1', 't2'].map((id) => ({ subject: { kind: 'person', id }, on: tuesday, periodIds: null, reason: 'ill' })) } });
    expect(plan.seats).toHaveLength(7);
    expect(violations.map(({ constraintId }) => constraintId)).toEqual(['availability']);
  });

  test('[SC8] a crowd spreads over the rooms there are, each as far beyond its seats as the others', () => {
    const many = Array.from({ length: 24 }, (_, at) => `s${String(at).padStart(2, '0')}`);
    const { plan, leastBad } = outcome({ students: all(many, { 'ratio/alone': 20 }), adults: { t1: {}, t2: {} }, spaces: { r1: { seats: 3 }, r2: { seats: 9 } } });
    const stationsIn = (space: string) => plan.stations.filter(({ spaceId }) => spaceId === space).map(({ id }) => id);
    const meetingsIn = (space: string) => plan.meetings.filter(({ stationId }) => stationsIn(space).includes(stationId)).map(({ id }) => id);
    const inRoom = (space: string) => plan.seats.filter(({ meetingId }) => meetingsIn(space).includes(meetingId)).length;
    expect([leastBad.length, inRoom('r1'), inRoom('r2')]).toEqual([12, 6, 18]);
  });

  test('[SC8] two to keep apart and one room: they are together, and it is told', () => {
    const { plan, violations } = outcome({ students: all(['s1', 's2'], { 'ratio/alone': 20 }), adults: { t1: {} }, roster: { keepApart: [{ studentIds: ['s1', 's2'], ...year }] } });
    expect(plan.seats).toHaveLength(2);
    expect(violations.map(({ constraintId }) => constraintId)).toEqual(['keep-apart']);
  });

  test('[SC8] without a fallback, a group too small for its modality is better than no place', () => {
    const { plan, violations } = outcome({ students: all(['s1'], { 'ratio/lesson': 90 }), fallback: { title: 'None', spaceKinds: [], studentsPerAdult: 1 } });
    expect(plan.seats).toHaveLength(1);
    expect(violations.map(({ constraintId }) => constraintId)).toEqual(['group-size']);
  });

  test('[SC8] with neither options nor a fallback the students are listed somewhere all the same', () => {
    const { plan, violations } = outcome({ students: all(['s1'], {}), fallback: { title: 'None', spaceKinds: [], studentsPerAdult: 1 } });
    expect(plan.seats).toHaveLength(1);
    expect(violations.map(({ constraintId }) => constraintId)).toEqual(['space-kind']);
  });

  test('[SC9] where fallback holds everybody, no limit is broken and fallback is counted', () => {
    const { plan, leastBad, violations } = outcome({ students: all(seven, {}) });
    expect([leastBad, violations]).toEqual([[], []]);
    expect(plan.meetings.every(({ purpose }) => purpose === 'fallback')).toBe(true);
    expect(plan.seats.every(({ value, stage }) => value === 0 && stage === null)).toBe(true);
  });

  test('[SC9] a real place is taken before fallback as long as no limit stands in the way', () => {
    const { plan } = outcome({});
    expect(plan.meetings.map(({ purpose }) => purpose)).toEqual(['competency']);
  });
});
