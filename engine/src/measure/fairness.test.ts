import { expect, test } from 'vitest';
import type { Person } from '../roster/index.ts';
import { measureFairness } from './fairness.ts';
import type { FairnessGroup } from './fairness.ts';
import type { LivedDays } from './lived-days.ts';

const span = { from: '2026-08-31', until: null };
const none: Omit<LivedDays, 'studentId'> = {
  days: 5, shareOfBest: 80, poorDays: 1, poorRun: 1, teacherMinutes: 100, smallGroupMinutes: 50, onGradeMinutes: 75, fallbackDays: 0, wishes: 2, deniedWishes: 1, lowestGroupRun: 1,
};
/** Students s00, s01 ... with prior attainment in that order. */
function report(count: number, change: (position: number) => Partial<LivedDays> & { readonly grade?: string; readonly isSupported?: boolean } = () => ({})) {
  const ids = Array.from({ length: count }, (_, position) => `s${String(position).padStart(2, '0')}`);
  const people = ids.map((id, position): Person => ({ id, role: 'student', givenName: id, familyName: 'Moss', grade: change(position).grade ?? '06', identifiers: {}, ...span }));
  return measureFairness({
    lived: ids.map((studentId, position) => ({ ...none, ...change(position), studentId })),
    roster: { people, services: [], accommodations: ids.filter((_, position) => change(position).isSupported === true).map((studentId) => ({ studentId, kind: 'read-aloud', ...span })) },
    prior: new Map(ids.map((id, position) => [id, position])),
  });
}
const of = (groups: readonly FairnessGroup[], by: FairnessGroup['by']) => Object.fromEntries(groups.filter((one) => one.by === by).map(({ group, figures }) => [group, figures]));

test('[MS1] figures are means over students, and minutes a day', () => {
  const { groups } = report(30, (position) => ({ shareOfBest: position < 15 ? 70 : 90, fallbackDays: position === 0 ? 3 : 0 }));
  expect(of(groups, 'all')).toEqual({ '': {
    students: 30, shareOfBest: 80, poorDays: 1, longPoorRuns: 0, teacherMinutes: 20, smallGroupMinutes: 10, onGradeMinutes: 15, fallbackDays: 0.1, wishes: 60, deniedWishes: 30, lowestGroupRun: 1,
  } });
});

test('[MS1] thirds are by what was known before, and the distance between them is told', () => {
  const { groups, gaps } = report(30, (position) => ({ shareOfBest: 60 + position }));
  expect(Object.entries(of(groups, 'prior')).map(([group, figures]) => [group, figures?.shareOfBest])).toEqual([['low', 64.5], ['middle', 74.5], ['high', 84.5]]);
  expect(gaps.find(({ by }) => by === 'prior')?.points).toBe(20);
});

test('[MS1] three poor days running are counted by student', () => {
  expect(of(report(30, (position) => ({ poorRun: position % 10 === 0 ? 3 : 2 })).groups, 'all')['']?.longPoorRuns).toBe(3);
});

test('[MS2] a group of fewer than ten is not told, nor the next one that would give it away', () => {
  const { groups, gaps } = report(60, (position) => ({ isSupported: position < 9, grade: position < 4 ? '05' : position < 30 ? '06' : '07' }));
  expect(of(groups, 'support')).toEqual({ with: null, without: null });
  expect(gaps.find(({ by }) => by === 'support')?.points).toBeNull();
  expect(Object.entries(of(groups, 'grade')).map(([group, figures]) => [group, figures?.students ?? null])).toEqual([['05', null], ['06', null], ['07', 30]]);
});

test('[MS2] groups of ten and more are told, and a school of nine tells nothing', () => {
  expect(of(report(60, (position) => ({ isSupported: position < 10 })).groups, 'support')['with']?.students).toBe(10);
  expect(report(9).groups.every(({ figures }) => figures === null)).toBe(true);
});

test('[MS2] where two small groups together are enough, the large ones stay', () => {
  const { groups } = report(60, (position) => ({ grade: position < 8 ? '05' : position < 14 ? '08' : position < 30 ? '06' : '07' }));
  expect(Object.entries(of(groups, 'grade')).filter(([, figures]) => figures !== null).map(([group]) => group)).toEqual(['06', '07']);
});
