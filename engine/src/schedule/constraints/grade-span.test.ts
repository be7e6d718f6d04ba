import { expect, test } from 'vitest';
import { compile } from '../index.ts';
import { found } from '../hand-plan.test-data.ts';
import { plannedDay } from '../planned-day.test-data.ts';
import { gradeSpan } from './grade-span.ts';

const wants = { 'four/lesson': 90, 'five/lesson': 80, 'seven/lesson': 70, 'eight/lesson': 60 };
const day = plannedDay({ students: { s1: { grade: '06', wants } }, grades: { four: '04', five: '05', seven: '07', eight: '08' } });
const on = (competencyId: string) => found(gradeSpan, day.facts, [{ groups: { [competencyId]: ['s1'] } }]);

test('[SC28] one grade below and one above are planned freely, what lies beyond is told with the span', () => {
  expect([...on('five'), ...on('seven')]).toEqual([]);
  expect(on('four')).toMatchObject([{ tier: 'approval', studentIds: ['s1'], params: { competency: 'four', below: 1, above: 1 } }]);
  expect(on('eight')).toHaveLength(1);
});

test('[SC28] a competency of several grades counts with the nearest, one of none with any', () => {
  const four = day.facts.graph.selectCompetency('four');
  const withGrades = (grades: readonly string[]) => ({ ...day.facts, graph: { ...day.facts.graph, competencies: new Map([['four', { ...four, grades }]]) } });
  expect(found(gradeSpan, withGrades(['04', '05']), [{ groups: { four: ['s1'] } }])).toEqual([]);
  expect(found(gradeSpan, withGrades([]), [{ groups: { four: ['s1'] } }])).toEqual([]);
});

test('[SC28] in the instance an option beyond the span has the price of an approval', () => {
  const { options, prices } = compile(day);
  expect(options.id.map((id, option) => [id.split('/')[3], options.price[option]])).toEqual([['eight', prices.approval], ['five', 0], ['four', prices.approval], ['seven', 0]]);
});
