import { expect, test } from 'vitest';
import type { DayFacts } from '../day-facts.ts';
import { found } from '../hand-plan.test-data.ts';
import { lesson, plannedDay, tuesday, year } from '../planned-day.test-data.ts';
import { all } from './biting-days.test-data.ts';
import { spaceKind } from './space-kind.ts';

const { facts } = plannedDay({
  students: all(['s1', 's2'], { 'ratio/lesson': 90 }), modalities: [lesson], spaces: { r1: {}, den: { kind: 'small room' } },
  fallback: { title: 'Study place', spaceKinds: ['classroom'], studentsPerAdult: 20 },
});
const inDen = [{ space: 'den', groups: { ratio: ['s1', 's2'] } }];

test('[SC15] a station in a space of another kind is told, with the kinds it needs', () => {
  expect(found(spaceKind, facts, inDen)).toMatchObject([{ spaceId: 'den', params: { kind: 'small room', kinds: ['classroom'], modality: 'lesson' } }]);
  expect(found(spaceKind, facts, [{ groups: { ratio: ['s1', 's2'] } }])).toEqual([]);
});

test('[SC15] fallback has its own kinds of space', () => {
  expect(found(spaceKind, facts, [{ space: 'den', modality: null, groups: { none: ['s1'] } }])).toMatchObject([{ params: { modality: '' } }]);
});

test('[SC15] the very space that a student needs may hold the station that student is in', () => {
  const needing: DayFacts = { ...facts, roster: { ...facts.roster, accommodations: [{ studentId: 's1', kind: 'space', spaceId: 'den', ...year }] } };
  expect(found(spaceKind, needing, inDen)).toEqual([]);
  expect(found(spaceKind, needing, [{ space: 'den', groups: { ratio: ['s2'] } }])).toHaveLength(1);
});

test('[SC15] so may a space that a person has fixed, on that day and in that period', () => {
  const lock = { id: 'l', studentId: 's2', on: tuesday, periodId: '1', adultId: null, spaceId: 'den', competencyId: null, modalityId: null, by: 't1', reason: 'quiet' };
  expect(found(spaceKind, { ...facts, locks: [lock] }, inDen)).toEqual([]);
  expect(found(spaceKind, { ...facts, locks: [{ ...lock, periodId: '2' }] }, inDen)).toHaveLength(1);
});
