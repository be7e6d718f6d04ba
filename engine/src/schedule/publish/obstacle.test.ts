import { describe, expect, test } from 'vitest';
import { plannedDay, tuesday, year } from '../planned-day.test-data.ts';
import type { DayParts } from '../planned-day.test-data.ts';
import { all, planned } from '../constraints/biting-days.test-data.ts';

/** The schedule's own reason for one student's seat. */
const whyFor = (studentId: string, parts: DayParts) => planned(plannedDay(parts)).seats.find((seat) => seat.studentId === studentId)?.reasons
  .filter(({ code }) => code.startsWith('schedule.') && code !== 'schedule.with-adult').map(({ code }) => code);
const aide = { a1: { role: 'aide', qualifications: [] } } as const;
const four = ['s1', 's2', 's3', 's4'];

describe('what stood in the way of the first choice', () => {
  test('[SC72] nothing, where the student has it', () => {
    expect(whyFor('s1', { students: all(four, { 'ratio/lesson': 100, 'ratio/alone': 20 }) })).toEqual(['schedule.first-choice']);
  });

  test('[SC72] every station for it is full', () => {
    const students = { ...all(four, { 'ratio/lesson': 100, 'ratio/alone': 20 }), s5: { wants: { 'ratio/lesson': 60, 'ratio/alone': 50 } } };
    expect(whyFor('s5', { students, spaces: { r1: { seats: 4 }, r2: { seats: 4 } }, adults: { t1: {}, ...aide } })).toEqual(['schedule.full']);
  });

  test('[SC72] too few could do it to make a group', () => {
    expect(whyFor('s1', { students: { s1: { wants: { 'area/lesson': 100, 'ratio/alone': 80 } }, ...all(['s2', 's3'], { 'ratio/alone': 90 }) } })).toEqual(['schedule.too-few']);
  });

  test('[SC72] nobody who may lead it offers the period', () => {
    expect(whyFor('s1', { students: all(four, { 'ratio/lesson': 100, 'ratio/alone': 20 }), adults: { ...aide, t1: { periods: [] } } })).toEqual(['schedule.no-adult']);
  });

  test('[SC72] everybody who may lead it has another station', () => {
    const students = { ...all([...four, 's5', 's6'], { 'ratio/lesson': 100, 'ratio/alone': 5 }), ...all(['s7', 's8'], { 'rates/lesson': 100, 'rates/alone': 90 }) };
    expect(whyFor('s7', { students, adults: { t1: {}, ...aide }, spaces: { r1: {}, r2: {}, r3: {} } })).toEqual(['schedule.adults-busy']);
  });

  test('[SC72] no space of its kind is free', () => {
    const students = { ...all([...four, 's5', 's6'], { 'ratio/lesson': 100, 'ratio/alone': 5 }), ...all(['s7', 's8'], { 'rates/lesson': 100, 'ratio/lesson': 60 }) };
    expect(whyFor('s7', { students, spaces: { r1: {} } })).toEqual(['schedule.no-space']);
  });

  test('[SC72] somebody to keep apart from is there, which only staff are told', () => {
    const students = { ...all(['s1', 's2', 's3'], { 'ratio/lesson': 100 }), s4: { wants: { 'ratio/lesson': 60, 'ratio/alone': 50 } } };
    expect(whyFor('s4', { students, adults: { t1: {}, ...aide }, roster: { keepApart: [{ studentIds: ['s1', 's4'], ...year }] } })).toEqual(['schedule.kept-apart']);
  });

  test('[SC72] it meets where the student\'s space or adult is not', () => {
    const students = { ...all(['s1', 's2', 's3', 's4', 's5'], { 'ratio/lesson': 100 }), s6: { wants: { 'ratio/lesson': 60, 'ratio/alone': 50 } } };
    const needs = { accommodations: [{ studentId: 's6', kind: 'space' as const, spaceId: 'den', ...year }] };
    expect(whyFor('s6', { students, spaces: { r1: {}, den: { kind: 'small room', seats: 3 } }, adults: { t1: {}, ...aide }, roster: needs })).toEqual(['schedule.needs-elsewhere']);
  });

  test('[SC72] no seat at all: fallback says so, and what the first choice met', () => {
    expect(whyFor('s1', { students: { s1: { wants: { 'area/lesson': 100 } }, ...all(['s2', 's3'], { 'ratio/alone': 90 }) } })).toEqual(['schedule.fallback', 'schedule.too-few']);
  });
});

test('[SC72] an adult who is there for the student is named', () => {
  const plan = planned(plannedDay({
    students: all(four, { 'ratio/lesson': 100 }), adults: { t1: {}, ...aide }, on: tuesday,
    roster: { accommodations: [{ studentId: 's1', kind: 'adult', personId: 'a1', ...year }] },
  }));
  expect(plan.seats.find(({ studentId }) => studentId === 's1')?.reasons).toContainEqual({ code: 'schedule.with-adult', params: { adult: 'a1' } });
  expect(plan.seats.find(({ studentId }) => studentId === 's2')?.reasons.map(({ code }) => code)).not.toContain('schedule.with-adult');
});
