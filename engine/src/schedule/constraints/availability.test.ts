import { expect, test } from 'vitest';
import type { DayFacts } from '../day-facts.ts';
import { compile } from '../index.ts';
import { found } from '../hand-plan.test-data.ts';
import { plannedDay, tuesday, year } from '../planned-day.test-data.ts';
import { availability } from './availability.ts';
import { all } from './biting-days.test-data.ts';

const day = plannedDay({ students: all(['s1', 's2'], { 'ratio/lesson': 90 }), bell: ['08:00-08:45', '08:50-09:35'], adults: { t1: {}, t2: { periods: ['2'] } } });
const both = [{ groups: { ratio: ['s1', 's2'] } }];
const out = (kind: 'person' | 'space', id: string, periodIds: readonly string[] | null = null): DayFacts => ({
  ...day.facts, availability: [{ subject: { kind, id }, on: tuesday, periodIds, reason: 'a reason' }],
});
/** Science in period 1: t1 teaches it in r1. */
const withScience: DayFacts = { ...day.facts, roster: {
  ...day.facts.roster,
  sections: [...day.facts.roster.sections, { id: 'science', title: 'Science', subject: 'Science', grades: ['06'], periodIds: ['1'], spaceId: 'r1', ...year }],
  enrollments: [...day.facts.roster.enrollments, { id: 'e', personId: 't1', sectionId: 'science', role: 'teacher', ...year }],
} };

test('[SC13] nobody who is absent has a place, and the reason is told', () => {
  expect(found(availability, out('person', 's1'), both)).toMatchObject([{ studentIds: ['s1'], params: { what: 'student', why: 'absent', detail: 'a reason' } }]);
  expect(found(availability, out('person', 's1', ['2']), both)).toEqual([]);
});

test('[SC13] an adult is not planned when absent, outside the offered periods, or in a section that no model plans', () => {
  expect(found(availability, out('person', 't1'), both)).toMatchObject([{ adultIds: ['t1'], params: { what: 'adult', why: 'absent' } }]);
  expect(found(availability, day.facts, [{ adults: ['t2'], groups: { ratio: ['s1', 's2'] } }])).toMatchObject([{ adultIds: ['t2'], params: { why: 'unoffered' } }]);
  expect(found(availability, withScience, both)).toMatchObject([{ adultIds: ['t1'], params: { why: 'section', detail: 'science' } }, { spaceId: 'r1', params: { why: 'section' } }]);
});

test('[SC13] a space is not planned when closed or unknown', () => {
  expect(found(availability, out('space', 'r1', ['1']), both)).toMatchObject([{ spaceId: 'r1', params: { what: 'space', why: 'absent' } }]);
  expect(found(availability, day.facts, [{ space: 'attic', groups: { ratio: ['s1', 's2'] } }])).toMatchObject([{ spaceId: 'attic', params: { why: 'left' } }]);
});

test('[SC13] a meeting that the round plan has reserved keeps its students free', () => {
  const round = { id: 'r', adoptionId: 'maths', from: tuesday, until: tuesday, goals: [], standingGroups: [], reserved: [{ on: tuesday, periodId: '1', studentIds: ['s2'], title: 'Conference' }] };
  const facts = { ...day.facts, rounds: [round] };
  expect(found(availability, facts, both)).toMatchObject([{ studentIds: ['s2'], params: { why: 'reserved', detail: 'Conference' } }]);
  expect(compile({ facts, options: day.options }).demands.map(({ student, period }) => [student, period])).toEqual([[0, 0], [0, 1], [1, 1]]);
});

test('[SC13] in the instance, who is not free can be in no station, and who is absent needs no place', () => {
  const instance = compile({ facts: { ...withScience, availability: out('person', 's1', ['1']).availability }, options: day.options });
  expect(instance.adults.map(({ stationsAtOnce }) => stationsAtOnce)).toEqual([[0, 1], [0, 1]]);
  expect(instance.spaces.map(({ stationsAtOnce }) => stationsAtOnce)).toEqual([[0, 1], [1, 1]]);
  expect(instance.demands).toHaveLength(3);
});
