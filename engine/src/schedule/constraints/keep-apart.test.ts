import { expect, test } from 'vitest';
import { compile } from '../index.ts';
import { found } from '../hand-plan.test-data.ts';
import { plannedDay, year } from '../planned-day.test-data.ts';
import { all } from './biting-days.test-data.ts';
import { keepApart } from './keep-apart.ts';

const day = plannedDay({ students: all(['s1', 's2', 's3'], { 'ratio/lesson': 90 }), roster: { keepApart: [{ studentIds: ['s3', 's1'], ...year }] } });

test('[SC36] two students to keep apart are in two stations, not only in two groups', () => {
  expect(found(keepApart, day.facts, [{ groups: { ratio: ['s1', 's2'], rates: ['s3'] } }])).toMatchObject([{ tier: 'never', studentIds: ['s3', 's1'], spaceId: 'r1', periodId: '1' }]);
  expect(found(keepApart, day.facts, [{ groups: { ratio: ['s1', 's2'] } }, { groups: { ratio: ['s3'] } }])).toEqual([]);
});

test('[SC36] fallback is a station as well', () => {
  expect(found(keepApart, day.facts, [{ modality: null, groups: { none: ['s1', 's3'] } }])).toHaveLength(1);
});

test('[SC36] a pair of another year is no pair', () => {
  const facts = { ...day.facts, roster: { ...day.facts.roster, keepApart: [{ studentIds: ['s1', 's3'] as const, from: '2025-08-31', until: '2026-06-18' }] } };
  expect(found(keepApart, facts, [{ groups: { ratio: ['s1', 's3'] } }])).toEqual([]);
  expect(compile({ facts, options: day.options }).apart).toEqual([]);
});

test('[SC36] in the instance a pair stands once', () => {
  expect(compile(day).apart).toEqual([[0, 2]]);
});
