import { expect, test } from 'vitest';
import { compile } from '../index.ts';
import { found } from '../hand-plan.test-data.ts';
import { plannedDay } from '../planned-day.test-data.ts';
import { all } from './biting-days.test-data.ts';
import { fitsPeriod } from './fits-period.ts';

const day = plannedDay({ students: all(['s1'], { 'ratio/lesson': 90 }), bell: ['08:00-08:35'] });
const station = [{ groups: { ratio: ['s1'] } }];

test('[SC26] activity and exit check together fill the period and no more', () => {
  expect(found(fitsPeriod, day.facts, station)).toEqual([]);
  expect(found(fitsPeriod, day.facts, station, (seat) => ({ ...seat, checkMinutes: 6 }))).toMatchObject([{ studentIds: ['s1'], params: { minutes: 36, most: 35 } }]);
});

test('[SC26] a plan that claims fewer minutes than the material takes is not believed', () => {
  const short = plannedDay({ students: all(['s1'], { 'ratio/lesson': 90 }), bell: ['08:00-08:34'] });
  expect(found(fitsPeriod, short.facts, station, (seat) => ({ ...seat, minutes: 10 }))).toMatchObject([{ params: { minutes: 35, most: 34 } }]);
});

test('[SC26] in the instance an option that is too long is no option', () => {
  expect(compile(day).options.id).toHaveLength(1);
  expect(compile({ ...day, options: day.options.map((option) => ({ ...option, minutes: 31 })) }).options.id).toEqual([]);
});
