import { expect, test } from 'vitest';
import { compile } from '../index.ts';
import { found } from '../hand-plan.test-data.ts';
import { plannedDay, year } from '../planned-day.test-data.ts';
import { all } from './biting-days.test-data.ts';
import { extraTime } from './extra-time.ts';

const parts = { students: all(['s1', 's2'], { 'ratio/lesson': 90 }), roster: { accommodations: [{ studentId: 's1', kind: 'extra-time' as const, factor: 2, ...year }] } };
const day = plannedDay(parts);
const station = [{ groups: { ratio: ['s1', 's2'] } }];

test('[SC30] a student with extra time has that much more for the exit check', () => {
  expect(found(extraTime, day.facts, station)).toMatchObject([{ studentIds: ['s1'], params: { needed: 10, given: 5 } }]);
  expect(found(extraTime, day.facts, station, (seat) => ({ ...seat, checkMinutes: 10 }))).toEqual([]);
});

test('[SC30] time that does not fit in the period is not given', () => {
  const short = plannedDay({ ...parts, bell: ['08:00-08:38'] });
  expect(found(extraTime, short.facts, station, (seat) => ({ ...seat, checkMinutes: 10 }))).toMatchObject([{ params: { needed: 10, given: 8 } }]);
});

test('[SC30] in the instance an option without the time is no option for that student', () => {
  expect(compile(day).options.id).toHaveLength(2);
  const forgotten = day.options.map((option) => ({ ...option, checkMinutes: 5 }));
  expect(compile({ facts: day.facts, options: forgotten }).options.id).toEqual(['s2/1/maths/ratio/lesson']);
});

test('[SC30] an option without an exit check needs no time for one', () => {
  const unchecked = day.options.map((option) => ({ ...option, exitCheckId: null, checkMinutes: 0 }));
  expect(compile({ facts: day.facts, options: unchecked }).options.id).toHaveLength(2);
});
