import { describe, expect, test } from 'vitest';
import { addDays, commitmentsOn, gradeNumber, indexRoster, schoolDayOn, studentsToPlace } from '../../roster/index.ts';
import { randomSchool } from '../random-school.test-data.ts';
import { plannedDay, tuesday, year } from '../planned-day.test-data.ts';
import { gradeRank } from './grade-rank.ts';
import { schoolOn } from './school-days.ts';

const wants = { 'ratio/lesson': 90 };
const calendar = [
  { date: '2026-09-16', kind: 'closed' as const, dayType: null, periodIds: null, note: '' },
  { date: '2026-09-17', kind: 'short' as const, dayType: null, periodIds: ['2'], note: '' },
  { date: '2026-09-18', kind: 'type' as const, dayType: 'B', periodIds: null, note: '' },
];
const { facts } = plannedDay({
  students: { s1: { wants }, s2: { wants } }, bell: ['08:00-08:45', '08:50-09:35'],
  roster: { calendar, bell: [
    { periodId: '1', weekdays: [1, 2, 3, 4, 5], dayType: null, start: '08:00', end: '08:45' }, { periodId: '2', weekdays: [1, 2, 3, 4, 5], dayType: null, start: '08:50', end: '09:35' },
    { periodId: '2', weekdays: [5], dayType: 'B', start: '09:00', end: '09:30' },
  ] },
});

describe('the records are read a second time, and say the same', () => {
  test('[SC2] which periods a day holds: closed, short, and of another type', () => {
    for (let offset = -3; offset < 5; offset += 1) {
      const on = addDays(tuesday, offset);
      const told = schoolDayOn(facts.roster, on);
      const periods = schoolOn({ ...facts, day: schoolDayOn(facts.roster, '2026-10-06') }, on).periods;
      expect(periods.map(({ id, minutes }) => [id, minutes]), on).toEqual(told.periods.map(({ id, minutes }) => [id, minutes]));
    }
  });

  test('[SC2] who needs a place, in many small schools', () => {
    for (let seed = 1; seed <= 25; seed += 1) {
      const school = randomSchool(seed).facts;
      const index = indexRoster(school.roster, school.day.on);
      const sectionIds = school.roster.sections.map(({ id }) => id);
      const told = [...studentsToPlace({ index, sectionIds, availability: school.availability })].flatMap(([periodId, ids]) => ids.map((id) => `${periodId} ${id}`));
      const read = schoolOn(school, school.day.on);
      const own = read.enrolled.filter(({ studentId, periodId }) => read.whyAway(studentId, periodId) === undefined).map(({ studentId, periodId }) => `${periodId} ${studentId}`);
      expect(own.sort(), String(seed)).toEqual(told.sort());
    }
  });

  test('[SC2] which adults and rooms fixed sections hold', () => {
    const section = { id: 'art', title: 'Art', subject: 'Art', grades: ['06'], periodIds: ['2'], spaceId: 'r2', ...year };
    const roster = { ...facts.roster, sections: [...facts.roster.sections, section], enrollments: [...facts.roster.enrollments, { id: 'e', personId: 't1', sectionId: 'art', role: 'teacher' as const, ...year }] };
    const read = schoolOn({ ...facts, roster }, tuesday);
    const { byPerson, bySpace } = commitmentsOn(indexRoster(roster, tuesday), ['maths-1', 'maths-2']);
    for (const periodId of ['1', '2']) {
      expect(read.whyAway('t1', periodId)?.why === 'section').toBe(byPerson.get('t1')?.has(periodId) === true);
      expect(read.whyClosed('r2', periodId)?.why === 'section').toBe(bySpace.get('r2')?.has(periodId) === true);
    }
    expect(read.fixedPeriods('t1')).toEqual(['2']);
  });

  test('[SC2] the order of grades, and that "UG" has none', () => {
    for (const grade of ['PK', 'KG', '01', '06', '12', '13']) expect(gradeRank(grade), grade).toBe(gradeNumber(grade));
    expect([gradeRank('UG'), gradeRank('6'), gradeRank('')]).toEqual([undefined, undefined, undefined]);
  });
});

test('[SC13] a person whose record has ended is away, and says so', () => {
  const people = facts.roster.people.map((person) => (person.id === 's1' ? { ...person, until: '2026-09-01' } : person));
  const read = schoolOn({ ...facts, roster: { ...facts.roster, people } }, tuesday);
  expect(read.whyAway('s1', '1')).toEqual({ why: 'left', detail: '' });
  expect(read.enrolled.map(({ studentId }) => studentId)).toEqual(['s2', 's2']);
});
