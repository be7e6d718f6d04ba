import { describe, expect, test } from 'vitest';
import { indexRoster } from './index-roster.ts';
import type { Roster } from './roster.ts';
import { enrollment, person, smallSchool, year } from './small-school.test-data.ts';

const on = '2026-09-15';
const index = (change: Partial<Roster> = {}) => indexRoster(smallSchool(change), on);

test('[RO13] the index answers who is in a section, who teaches it, and what is held in a period', () => {
  const { studentsOf, teachersOf, sectionsOf, sectionsIn } = index();
  expect(studentsOf.get('math-1')).toEqual(['s1', 's2']);
  expect(teachersOf.get('math-1')).toEqual(['t1']);
  expect(sectionsOf.get('s3')).toEqual(['art-1', 'math-2']);
  expect(sectionsIn.get('1')).toEqual(['art-1', 'math-1']);
});

describe('[RO13] only what holds on the day is in it', () => {
  test('a student who has left is in no section, even where the enrollment was never ended', () => {
    const people = smallSchool().people.map((one) => (one.id === 's2' ? { ...one, until: '2026-09-14' } : one));
    expect(index({ people }).studentsOf.get('math-1')).toEqual(['s1']);
  });
  test('an enrollment that starts tomorrow gives no seat today', () => {
    const enrollments = [...smallSchool().enrollments, enrollment('s3', 'math-1', { from: '2026-09-16' })];
    expect(index({ enrollments }).studentsOf.get('math-1')).toEqual(['s1', 's2']);
    expect(indexRoster(smallSchool({ enrollments }), '2026-09-16').studentsOf.get('math-1')).toEqual(['s1', 's2', 's3']);
  });
  test('a section of a period that is not held today is held nowhere', () => {
    const calendar = [{ date: on, kind: 'short', dayType: null, periodIds: ['2'], note: '' }] as const;
    expect([...index({ calendar }).sectionsIn]).toEqual([['2', ['math-2']]]);
  });
});

test('[RO13] an enrollment listed twice counts once', () => {
  expect(index({ enrollments: [...smallSchool().enrollments, enrollment('s1', 'math-1', { id: 'again' })] }).studentsOf.get('math-1')).toEqual(['s1', 's2']);
});

test('[RO13] keep-apart pairs are seen from both students', () => {
  const { apartFrom } = index({ keepApart: [{ studentIds: ['s1', 's2'], ...year }, { studentIds: ['s3', 's1'], ...year }] });
  expect([...apartFrom]).toEqual([['s1', ['s2', 's3']], ['s2', ['s1']], ['s3', ['s1']]]);
});

test('[RO13] two offers of one adult that hold at once are joined', () => {
  const offer = { personId: 't1', note: '', ...year };
  const staffOffers = [{ ...offer, qualifications: ['Mathematics'], periodIds: ['1'] }, { ...offer, qualifications: ['Mathematics', 'Science'], periodIds: ['2'] }];
  expect(index({ staffOffers }).offerOf.get('t1')).toMatchObject({ qualifications: ['Mathematics', 'Science'], periodIds: ['1', '2'] });
});

test('[RO13] accommodations and services of a student are found together, and only while they hold', () => {
  const accommodations = [
    { studentId: 's1', kind: 'extra-time', factor: 2, ...year }, { studentId: 's1', kind: 'read-aloud', ...year },
    { studentId: 's1', kind: 'group-size', atMost: 8, from: '2026-10-01', until: null },
  ] as const;
  expect(index({ accommodations }).accommodationsOf.get('s1')?.map(({ kind }) => kind)).toEqual(['extra-time', 'read-aloud']);
});

test('[RO13] the order of the records changes nothing', () => {
  const { people, sections, enrollments } = smallSchool();
  const shuffled = { people: [...people].reverse(), sections: [...sections].reverse(), enrollments: [...enrollments].reverse() };
  expect(JSON.stringify(Object.entries(index(shuffled)).map(([key, value]) => [key, value instanceof Map ? [...value] : value])))
    .toBe(JSON.stringify(Object.entries(index()).map(([key, value]) => [key, value instanceof Map ? [...value] : value])));
});

test('[RO13] a school of 3,000 students is indexed whole', () => {
  const people = Array.from({ length: 3000 }, (_, number) => person(`s${number}`));
  const enrollments = people.flatMap(({ id }, number) => [enrollment(id, number % 2 === 0 ? 'math-1' : 'art-1'), enrollment(id, 'math-2')]);
  const { studentsOf } = index({ people, enrollments });
  expect([studentsOf.get('math-1')?.length, studentsOf.get('math-2')?.length]).toEqual([1500, 3000]);
});
