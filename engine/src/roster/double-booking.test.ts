import { describe, expect, test } from 'vitest';
import { findDoubleBookings } from './double-booking.ts';
import type { Roster } from './roster.ts';
import { enrollment, section, smallSchool } from './small-school.test-data.ts';

const clashes = (change: Partial<Roster>) => findDoubleBookings(smallSchool(change));
const { sections, enrollments } = smallSchool();

test('[RO16] a roster in which nobody is in two places has no clash', () => {
  expect(clashes({})).toEqual([]);
});

describe('[RO16] nobody is in two places at once; the problem names the person, the period and both sections', () => {
  test('a student in two sections of one period', () => {
    expect(clashes({ enrollments: [...enrollments, enrollment('s1', 'art-1')] })).toMatchObject([{
      code: 'roster.person-in-two-sections', severity: 'error',
      params: { person: 'Ana S1 (s1)', periodId: '1', section: 'Lesson art-1 (art-1)', otherSection: 'Lesson math-1 (math-1)', from: '2026-08-31', until: '2027-06-18' },
    }]);
  });
  test('a teacher in two sections of one period', () => {
    expect(clashes({ enrollments: [...enrollments, enrollment('t1', 'art-1')] })).toMatchObject([{ params: { person: 'Ana T1 (t1)', periodId: '1' } }]);
  });
  test('a room given to two sections of one period', () => {
    expect(clashes({ sections: [...sections, section('band', ['1'], { spaceId: 'room-1' })] })).toMatchObject([{
      code: 'roster.space-in-two-sections', params: { room: 'room-1', periodId: '1', section: 'Lesson band (band)', otherSection: 'Lesson math-1 (math-1)' },
    }]);
  });
  test('two sections that share two periods are two clashes', () => {
    const double = [section('x', ['1', '2']), section('y', ['2', '1'])];
    const found = clashes({ sections: double, enrollments: [enrollment('s1', 'x'), enrollment('s1', 'y')] });
    expect(found.map(({ params }) => params['periodId'])).toEqual(['1', '2']);
  });
});

describe('[RO16] dates count', () => {
  const first = { from: '2026-08-31', until: '2027-01-29' };
  const second = { from: '2027-02-01', until: '2027-06-18' };
  test('a semester course and the next one may share a period', () => {
    const halves = [section('x', ['1'], first), section('y', ['1'], second)];
    expect(clashes({ sections: halves, enrollments: [enrollment('s1', 'x'), enrollment('s1', 'y')] })).toEqual([]);
  });
  test('a student who changes sections on a day is in one of them on each day', () => {
    const changed = [enrollment('s1', 'math-1', { until: '2026-10-02' }), enrollment('s1', 'art-1', { from: '2026-10-05' })];
    expect(clashes({ enrollments: changed })).toEqual([]);
    expect(clashes({ enrollments: [changed[0] ?? enrollment('s1', 'math-1'), enrollment('s1', 'art-1', { from: '2026-10-02' })] })).toHaveLength(1);
  });
  test('the dates of a person who leaves count too', () => {
    const people = smallSchool().people.map((one) => (one.id === 's1' ? { ...one, until: '2026-09-30' } : one));
    expect(clashes({ people, enrollments: [enrollment('s1', 'math-1'), enrollment('s1', 'art-1', { from: '2026-10-01' })] })).toEqual([]);
  });
});

test('[RO16] an enrollment listed twice is not a clash with itself', () => {
  expect(clashes({ enrollments: [...enrollments, enrollment('s1', 'math-1', { id: 'again' })] })).toEqual([]);
});
