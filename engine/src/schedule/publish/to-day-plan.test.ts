import { describe, expect, test } from 'vitest';
import { compile, hashInstance, solve, toDayPlan, verifyDay } from '../index.ts';
import { plannedDay, year } from '../planned-day.test-data.ts';
import { all, planned } from '../constraints/biting-days.test-data.ts';

const day = plannedDay({
  students: { ...all(['s1', 's2', 's3'], { 'ratio/lesson': 100, 'area/lesson': 95, 'rates/alone': 40 }), ...all(['s4'], { 'rates/alone': 100, 'area/alone': 90 }) },
  bell: ['08:00-08:45', '08:50-09:35'], roster: { accommodations: [{ studentId: 's2', kind: 'extra-time', factor: 2, ...year }] },
});
const instance = compile(day);
const solution = solve(instance, { seed: 5, iterations: 80 });
const plan = toDayPlan({ ...day, instance, solution, seed: 5, asOf: '2026-09-14T20:00:00.000Z', modelVersions: { maths: 'small@1.0.0' } });

describe('the plan in names', () => {
  test('[SC71] tells what it was made from', () => {
    expect(plan).toMatchObject({ on: '2026-09-15', asOf: '2026-09-14T20:00:00.000Z', seed: 5, iterations: 80, modelVersions: { maths: 'small@1.0.0' }, gap: null });
    expect(plan.instanceHash).toBe(hashInstance(instance));
  });

  test('[SC71] stands in order of the day, with ids that say period and space', () => {
    expect(plan.stations.map(({ id, periodId, spaceId }) => id === `${periodId}/${spaceId}`)).toEqual(plan.stations.map(() => true));
    expect(plan.seats.map(({ periodId }) => periodId)).toEqual(['1', '1', '1', '1', '2', '2', '2', '2']);
    expect(plan.seats.slice(0, 4).map(({ studentId }) => studentId)).toEqual(['s1', 's2', 's3', 's4']);
    expect(new Set(plan.meetings.map(({ id }) => id)).size).toBe(plan.meetings.length);
  });

  test('[SC71] carries each seat\'s minutes, value, terms and stage from the option taken', () => {
    for (const seat of plan.seats) {
      const meeting = plan.meetings.find(({ id }) => id === seat.meetingId);
      const option = day.options.find(({ id }) => id === `${seat.studentId}/${seat.periodId}/maths/${meeting?.competencyId}/${meeting?.modalityId}`);
      const { minutes, checkMinutes, terms, stage, value } = option ?? {};
      expect(seat).toMatchObject({ minutes, checkMinutes, terms, stage, value });
    }
    expect(plan.seats.find(({ studentId }) => studentId === 's2')?.checkMinutes).toBe(10);
    expect(plan.value).toBe(plan.seats.reduce((sum, { value }) => sum + value, 0));
  });

  test('[SC71] gives the path\'s reasons first, then its own', () => {
    const first = plan.seats.find(({ value }) => value === 100);
    expect(first?.reasons.map(({ code }) => code)).toEqual(['path.test', 'schedule.first-choice']);
  });

  test('[SC71] names the approvals that the checker finds in it', () => {
    const small = plannedDay({ students: all(['s1'], { 'ratio/lesson': 100 }), fallback: { title: 'None', spaceKinds: [], studentsPerAdult: 1 } });
    const alone = planned(small);
    expect(alone.approvals.map(({ constraintId }) => constraintId)).toEqual(['group-size']);
    expect(alone.approvals).toEqual(verifyDay({ facts: small.facts, plan: alone }));
  });
});
