import { expect, test } from 'vitest';
import { compile } from '../index.ts';
import { found } from '../hand-plan.test-data.ts';
import type { HandStation } from '../hand-plan.test-data.ts';
import { alone, lesson, plannedDay } from '../planned-day.test-data.ts';
import { all, planned } from './biting-days.test-data.ts';
import { competencyOnce } from './competency-once.ts';

const bell = ['08:00-08:45', '08:50-09:35', '09:40-10:25'];
const wants = { 'ratio/lesson': 90, 'rates/lesson': 80, 'ratio/alone': 70 };
const day = plannedDay({ students: all(['s1', 's2'], wants), bell });
const did = (competencyId: string, at: string, modality = 'lesson'): HandStation => ({ at, space: `r${at}`, adults: [`t${at}`], modality, groups: { [competencyId]: ['s1'] } });
const open = plannedDay({ students: all(['s1', 's2'], wants), bell, modalities: [lesson, { ...alone, againSameDay: true }] });

test('[SC42] a second meeting on a competency is told once, wherever it stands in the day', () => {
  expect(found(competencyOnce, day.facts, [did('ratio', '1'), did('rates', '2'), did('ratio', '3', 'alone')]))
    .toMatchObject([{ tier: 'preferred', studentIds: ['s1'], periodId: '3', params: { competency: 'ratio' } }]);
  expect(found(competencyOnce, day.facts, [did('ratio', '1'), did('rates', '2')])).toEqual([]);
});

test('[SC42] another student on it, and fallback twice, are no second meeting', () => {
  const other: HandStation = { at: '2', groups: { ratio: ['s2'] } };
  const fallback = (at: string): HandStation => ({ at, modality: null, groups: { none: ['s1'] } });
  expect(found(competencyOnce, day.facts, [did('ratio', '1'), other])).toEqual([]);
  expect(found(competencyOnce, day.facts, [fallback('1'), fallback('2')])).toEqual([]);
});

test('[SC42] a modality that the model leaves out may come before and after', () => {
  expect(found(competencyOnce, open.facts, [did('ratio', '1'), did('ratio', '2', 'alone')])).toEqual([]);
  expect(found(competencyOnce, open.facts, [did('ratio', '1'), did('ratio', '2', 'alone'), did('ratio', '3')])).toHaveLength(1);
});

test('[SC42] in the instance each student has one rule over the whole day', () => {
  const { dayRules, prices, kinds } = compile(open);
  const rules = dayRules.filter(({ rule }) => rule === 'competency-once');
  expect(rules).toHaveLength(2);
  expect(rules[0]).toMatchObject({ price: prices.fallback, except: [kinds.findIndex(({ modalityId }) => modalityId === 'alone')] });
  expect(rules.every(({ demands }) => demands.length === 3)).toBe(true);
});

test('[SC42] with nothing else to do a student meets on it again rather than sit in the study place', () => {
  const short = plannedDay({ students: all(['s1', 's2'], { 'ratio/lesson': 90, 'ratio/alone': 70 }), bell: bell.slice(0, 2) });
  expect(planned(short).meetings.map(({ purpose }) => purpose)).not.toContain('fallback');
});
