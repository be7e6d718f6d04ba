import { expect, test } from 'vitest';
import { compile } from '../index.ts';
import { found } from '../hand-plan.test-data.ts';
import { lesson, plannedDay } from '../planned-day.test-data.ts';
import { responsibleAdult } from './responsible-adult.ts';

const ratio = [{ throughGrade: '05', students: 2 }, { throughGrade: '08', students: 3 }];
const wants = { 'ratio/lesson': 90 };
const day = plannedDay({
  students: { s1: { wants }, s2: { wants }, s3: { wants }, s4: { wants }, young: { grade: '05', wants }, old: { grade: '11', wants } },
  modalities: [{ ...lesson, adult: { ...lesson.adult, ratio } }],
});
const count = (students: readonly string[], adults: readonly string[] = ['t1']) => found(responsibleAdult, day.facts, [{ adults, groups: { ratio: students } }]);

test('[SC16] the youngest grade present sets how many students the adult may have', () => {
  expect(count(['s1', 's2', 's3'])).toEqual([]);
  expect(count(['s1', 's2', 's3', 's4'])).toMatchObject([{ params: { count: 4, most: 3 } }]);
  expect(count(['s1', 's2', 'young'])).toMatchObject([{ params: { count: 3, most: 2 } }]);
});

test('[SC16] older than every entry is as the oldest entry', () => {
  expect(count(['old', 's1', 's2'])).toEqual([]);
  expect(count(['old', 's1', 's2', 's3'])).toHaveLength(1);
});

test('[SC16] a second adult does not make the responsible one responsible for more', () => {
  expect(count(['s1', 's2', 's3', 's4'], ['t1', 't2'])).toHaveLength(1);
});

test('[SC16] no adult, or one whom nobody knows, is none', () => {
  expect(count(['s1'], [])).toMatchObject([{ params: { most: 0 } }]);
  expect(count(['s1'], ['ghost'])).toHaveLength(1);
  expect(count(['s1'], ['s2'])).toHaveLength(1);
});

test('[SC16] in the instance the ratio goes by rank, youngest first', () => {
  expect(compile(day).kinds[0]?.ratio).toEqual([{ throughRank: 5, students: 2 }, { throughRank: 8, students: 3 }]);
});
