import { expect, test } from 'vitest';
import { compile } from '../index.ts';
import { found } from '../hand-plan.test-data.ts';
import { plannedDay } from '../planned-day.test-data.ts';
import { all } from './biting-days.test-data.ts';
import { studentsPerAdult } from './students-per-adult.ts';

const students = all(['s1', 's2', 's3'], { 'ratio/alone': 90 });
const { facts, options } = plannedDay({ students, limits: { studentsPerAdult: 2 } });
const three = { ratio: ['s1', 's2', 's3'] };

test('[SC18] the limit holds in independent work and in fallback as well', () => {
  for (const modality of ['lesson', 'alone', null]) {
    expect(found(studentsPerAdult, facts, [{ modality, groups: three }])).toMatchObject([{ params: { count: 3, most: 2 } }]);
  }
});

test('[SC18] two adults may have twice as many', () => {
  expect(found(studentsPerAdult, facts, [{ adults: ['t1', 't2'], groups: three }])).toEqual([]);
});

test('[SC18] of the school\'s limit and the model\'s the stricter holds, on both sides', () => {
  const strict = { ...facts, schoolLimits: { ...facts.schoolLimits, studentsPerAdult: 1 } };
  expect(found(studentsPerAdult, strict, [{ groups: { ratio: ['s1', 's2'] } }])).toMatchObject([{ params: { most: 1 } }]);
  expect(new Set(compile({ facts: strict, options }).kinds.map((kind) => kind.studentsPerAdult))).toEqual(new Set([1]));
});

test('[SC18] no limit, no violation', () => {
  const open = plannedDay({ students });
  expect(found(studentsPerAdult, open.facts, [{ groups: three }])).toEqual([]);
});
