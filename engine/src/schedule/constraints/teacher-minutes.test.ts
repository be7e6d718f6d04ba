import { expect, test } from 'vitest';
import type { DayFacts } from '../day-facts.ts';
import { compile } from '../index.ts';
import { found, handPlan } from '../hand-plan.test-data.ts';
import type { HandStation } from '../hand-plan.test-data.ts';
import { plannedDay } from '../planned-day.test-data.ts';
import { all } from './biting-days.test-data.ts';
import { teacherMinutes } from './teacher-minutes.ts';

const dayOn = (on: string, history: DayFacts['history'] = []) => plannedDay({
  students: all(['s1'], { 'ratio/lesson': 90, 'ratio/alone': 60 }), adults: { t1: {}, a1: { role: 'aide', qualifications: ['Mathematics'] } },
  on, limits: { teacherMinutesPerWeek: 60 }, facts: { history },
});
const taught: HandStation = { groups: { ratio: ['s1'] } };
const watched: HandStation = { modality: 'alone', groups: { ratio: ['s1'] } };
const past = (on: string, station: HandStation) => ({ ...handPlan(dayOn(on).facts, [station]), on });
const week = (...stations: readonly HandStation[]) => stations.map((station, index) => past(`2026-09-${14 + index}`, station));
const friday = '2026-09-18';

test('[SC37] what is owed by the last day is due on it', () => {
  const facts = dayOn(friday, week(taught, watched, watched, watched)).facts;
  expect(found(teacherMinutes, facts, [watched])).toMatchObject([{ tier: 'approval', studentIds: ['s1'], params: { minutes: 0, due: 30, week: 60 } }]);
  expect(found(teacherMinutes, facts, [taught])).toEqual([]);
});

test('[SC37] nothing is due while the later days can hold it with a fifth to spare', () => {
  // Lessons of 30 minutes: after Tuesday three days can give 72 of the 60 owed; after Wednesday two days 48.
  expect(found(teacherMinutes, dayOn('2026-09-15', week(watched)).facts, [watched])).toEqual([]);
  expect(found(teacherMinutes, dayOn('2026-09-16', week(watched, watched)).facts, [watched])).toMatchObject([{ params: { due: 12 } }]);
});

test('[SC37] a teacher who only watches, and an aide who teaches, do not count', () => {
  const facts = dayOn(friday, week(watched, watched, watched, taught)).facts;
  expect(found(teacherMinutes, facts, [watched])).toHaveLength(1);
  expect(found(teacherMinutes, facts, [{ ...taught, adults: ['a1'] }])).toHaveLength(1);
  expect(found(teacherMinutes, facts, [{ ...taught, adults: ['a1', 't1'] }])).toHaveLength(1);
});

test('[SC37] days away are not owed', () => {
  // Here on Friday alone: a fifth of 60.
  expect(found(teacherMinutes, dayOn(friday).facts, [watched])).toMatchObject([{ params: { due: 12 } }]);
});

test('[SC37] in the instance it has the price of an approval when due, and a small one before', () => {
  const price = (day: ReturnType<typeof dayOn>) => compile(day).contacts.map(({ atLeast, price: own }) => [Math.round(atLeast), own]);
  expect(price(dayOn(friday, week(taught, watched, watched, watched)))).toEqual([[30, 300]]);
  expect(price(dayOn('2026-09-14'))).toEqual([[30, expect.closeTo(10, 6)]]);
  expect(price(dayOn(friday, week(taught, taught, watched, watched)))).toEqual([]);
});

test('[SC41] a week with a holiday owes its share', () => {
  const monday = { date: '2026-09-14', kind: 'closed', dayType: null, periodIds: null, note: 'a holiday' } as const;
  const full = dayOn(friday, week(watched, watched, watched, watched));
  const short = { ...full.facts, week: full.facts.week.slice(1), roster: { ...full.facts.roster, calendar: [monday] }, history: full.facts.history.slice(1) };
  const owedIn = (facts: DayFacts) => compile({ facts, options: full.options }).contacts.find(({ constraintId }) => constraintId === 'teacher-minutes')?.atLeast;
  expect(owedIn(full.facts)).toBe(30);
  expect(owedIn({ ...short, history: [past('2026-09-15', taught), ...short.history.slice(1)] })).toBe(18);
  expect(found(teacherMinutes, { ...short, history: [past('2026-09-15', taught), ...short.history.slice(1)] }, [watched])).toMatchObject([{ params: { due: 18 } }]);
});
