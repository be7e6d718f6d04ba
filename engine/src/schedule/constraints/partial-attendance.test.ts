import { expect, test } from 'vitest';
import { compile, verifyDay } from '../index.ts';
import { found } from '../hand-plan.test-data.ts';
import { plannedDay, tuesday } from '../planned-day.test-data.ts';
import { all, planned } from './biting-days.test-data.ts';
import { partialAttendance } from './partial-attendance.ts';

/** Everything takes 30 minutes and a check of 5. */
const thereFor = (minutes: number) => plannedDay({
  students: all(['s1', 's2', 's3'], { 'ratio/lesson': 90, 'ratio/alone': 80 }),
  facts: { availability: [{ subject: { kind: 'person', id: 's1' }, on: tuesday, periodIds: [], partly: [{ periodId: '1', minutes }], reason: 'late bus' }] },
});

test('[SC48] what takes longer than the minutes left is told, with both', () => {
  expect(found(partialAttendance, thereFor(34).facts, [{ groups: { ratio: ['s1', 's2'] } }])).toMatchObject([{ tier: 'never', studentIds: ['s1'], params: { minutes: 35, most: 34 } }]);
  expect(found(partialAttendance, thereFor(35).facts, [{ groups: { ratio: ['s1', 's2'] } }])).toEqual([]);
});

test('[SC48] the study place holds anybody for any time', () => {
  expect(found(partialAttendance, thereFor(5).facts, [{ modality: null, groups: { none: ['s1'] } }])).toEqual([]);
});

test('[SC48] too few minutes for anything: the student has a stated place all the same, and breaks no rule', () => {
  const day = thereFor(10);
  const plan = planned(day);
  const seat = plan.seats.find(({ studentId }) => studentId === 's1');
  expect(plan.meetings.find(({ id }) => id === seat?.meetingId)?.purpose).toBe('fallback');
  expect(verifyDay({ facts: day.facts, plan })).toEqual([]);
});

test('[SC48] in the instance only what fits is left to that student, and nothing is taken from others', () => {
  expect(compile(thereFor(34)).options.id.filter((id) => id.startsWith('s1'))).toEqual([]);
  expect(compile(thereFor(34)).options.id).toHaveLength(4);
  expect(compile(thereFor(35)).options.id).toHaveLength(6);
});
