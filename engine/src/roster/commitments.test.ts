import { describe, expect, test } from 'vitest';
import { commitmentsOn } from './commitments.ts';
import { indexRoster } from './index-roster.ts';
import type { Roster } from './roster.ts';
import { smallSchool, year } from './small-school.test-data.ts';

const service = { studentId: 's1', personId: 't2', periodsPerWeek: 1, minutesPerWeek: null, delivery: 'pull-out', windows: [{ weekday: 2, periodId: '2' }], ...year } as const;
const commitments = (change: Partial<Roster> = {}, claimed: readonly string[] = ['math-1', 'math-2'], on = '2026-09-15') => (
  commitmentsOn(indexRoster(smallSchool(change), on), claimed)
);

describe('[RO15] a section that no model claims holds its people and its room', () => {
  test('students, teacher and room are taken in its period', () => {
    const { all, byPerson, bySpace } = commitments();
    expect(all).toEqual([{ kind: 'section', periodId: '1', sectionId: 'art-1', spaceId: 'room-2', studentIds: ['s3'], adultIds: ['t2'] }]);
    expect([...byPerson.keys()]).toEqual(['s3', 't2']);
    expect(bySpace.get('room-2')?.get('1')?.sectionId).toBe('art-1');
  });
  test('a claimed section holds nothing', () => expect(commitments({}, ['math-1', 'math-2', 'art-1']).all).toEqual([]));
  test('nothing claimed: everything stands as the school made it', () => expect(commitments({}, []).all.map(({ sectionId }) => sectionId)).toEqual(['art-1', 'math-1', 'math-2']));
});

describe('[RO15] a pull-out holds its student and its adult in its windows', () => {
  test('in the window', () => {
    const { byPerson } = commitments({ services: [service] });
    expect([byPerson.get('s1')?.get('2')?.kind, byPerson.get('t2')?.get('2')?.kind]).toEqual(['pull-out', 'pull-out']);
  });
  test('not on another weekday', () => expect(commitments({ services: [service] }, undefined, '2026-09-16').byPerson.get('s1')).toBeUndefined());
  test('not in a period that is not held', () => {
    const calendar = [{ date: '2026-09-15', kind: 'short', dayType: null, periodIds: ['1'], note: '' }] as const;
    expect(commitments({ services: [service], calendar }).byPerson.get('s1')).toBeUndefined();
  });
  test('a push-in service fixes nothing: the adult comes to the student', () => {
    expect(commitments({ services: [{ ...service, delivery: 'push-in' }] }).byPerson.get('s1')).toBeUndefined();
  });
  test('a student taken out of a lesson is at the service, not in the lesson', () => {
    const during = { ...service, studentId: 's3', windows: [{ weekday: 2, periodId: '1' }] } as const;
    expect(commitments({ services: [during] }).byPerson.get('s3')?.get('1')?.kind).toBe('pull-out');
  });
});
