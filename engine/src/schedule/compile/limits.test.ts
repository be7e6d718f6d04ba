import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ModelLimits } from '../../model/index.ts';
import { all } from '../constraints/biting-days.test-data.ts';
import { handPlan } from '../hand-plan.test-data.ts';
import { noLimits, plannedDay } from '../planned-day.test-data.ts';
import { layBeside } from '../verify/lay-beside.ts';
import { strictestLimits } from './limits.ts';

const { facts } = plannedDay({ students: all(['s1'], { 'ratio/lesson': 90 }) });
const withLimits = (school: Partial<ModelLimits>, ...models: readonly Partial<ModelLimits>[]) => ({
  ...facts, schoolLimits: { ...noLimits, ...school },
  models: facts.models.flatMap(({ adoption, model }) => models.map((limits, index) => ({
    adoption: { ...adoption, id: `maths-${index}` }, model: { ...model, operations: { ...model.operations, limits: { ...noLimits, ...limits } } },
  }))),
});
const lunch = (minutes: number) => ({ start: '11:00', end: '13:30', minutes });

describe('of the limits of a school and its models', () => {
  test('[SC18] the lowest ceiling holds', () => {
    expect(strictestLimits(withLimits({ screenMinutesPerDay: 40 }, { screenMinutesPerDay: 60 }, {})).screenMinutesPerDay).toBe(40);
    expect(strictestLimits(withLimits({}, { preparationsPerDay: 9 }, { preparationsPerDay: 7 })).preparationsPerDay).toBe(7);
  });

  test('[SC18] the highest floor holds, and the longest lunch', () => {
    expect(strictestLimits(withLimits({ planningMinutesPerDay: 30 }, { planningMinutesPerDay: 45 })).planningMinutesPerDay).toBe(45);
    expect(strictestLimits(withLimits({}, { teacherMinutesPerWeek: 60 }, { teacherMinutesPerWeek: 90 })).teacherMinutesPerWeek).toBe(90);
    expect(strictestLimits(withLimits({ dutyFreeLunch: lunch(25) }, { dutyFreeLunch: lunch(30) })).dutyFreeLunch?.minutes).toBe(30);
  });

  test('[SC18] none at all is none', () => {
    expect(strictestLimits(withLimits({}, {}))).toEqual(noLimits);
  });

  test('[SC2] planner and checker choose the same', () => {
    const amount = fc.option(fc.integer({ min: 1, max: 200 }), { nil: null });
    const limits = fc.record({
      teacherMinutesPerWeek: amount, screenMinutesPerDay: amount, screenMinutesInARow: amount, adultMinutesInARow: amount, planningMinutesPerDay: amount,
      preparationsPerDay: amount, homeTeacherShare: amount, stableGroupShare: amount, studentsPerAdult: amount, dutyFreeLunch: fc.option(fc.integer({ min: 10, max: 60 }).map(lunch), { nil: null }),
    });
    fc.assert(fc.property(limits, limits, limits, (school, one, other) => {
      const given = withLimits(school, one, other);
      expect(layBeside(given, handPlan(given, [])).limits).toEqual(strictestLimits(given));
    }), { numRuns: 100, seed: 3 });
  });
});
