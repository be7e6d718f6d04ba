import { expect, test } from 'vitest';
import { indexRoster } from './index-roster.ts';
import { presentStudents, studentsInSections, studentsToPlace } from './seats.ts';
import { smallSchool, year } from './small-school.test-data.ts';

const on = '2026-09-15';
const pullOut = { studentId: 's2', personId: 't2', periodsPerWeek: 1, minutesPerWeek: null, delivery: 'pull-out', windows: [{ weekday: 2, periodId: '1' }], ...year } as const;
const index = indexRoster(smallSchool({ services: [pullOut] }), on);
const claimed = ['math-1', 'math-2'];
const availability = [{ subject: { kind: 'person', id: 's1' }, on, periodIds: ['1'], reason: 'late' }] as const;

test('[RO14] the students of the claimed sections are listed by period, and those of other sections are not', () => {
  expect([...studentsInSections(index, claimed)]).toEqual([['1', ['s1', 's2']], ['2', ['s3']]]);
});

test('[RO14] a seat is only for a present student', () => {
  expect([...presentStudents({ index, sectionIds: claimed, availability })]).toEqual([['1', ['s2']], ['2', ['s3']]]);
});

test('[RO15] a student whom a pull-out takes away in a period needs no place then, and one in other periods', () => {
  expect([...studentsToPlace({ index, sectionIds: claimed, availability: [] })]).toEqual([['1', ['s1']], ['2', ['s3']]]);
  const wednesday = indexRoster(smallSchool({ services: [pullOut] }), '2026-09-16');
  expect(studentsToPlace({ index: wednesday, sectionIds: claimed, availability: [] }).get('1')).toEqual(['s1', 's2']);
});
