import { expect, test } from 'vitest';
import { compile, solve, stayPast, toDayPlan, verifyDay } from '../index.ts';
import type { DayPlan } from '../index.ts';
import { plannedDay } from '../planned-day.test-data.ts';

const wants = { 'ratio/lesson': 90, 'rates/lesson': 60, 'ratio/alone': 50, 'rates/alone': 80 };
const { facts, options } = plannedDay({
  bell: ['08:30-09:15', '09:20-10:05'], adults: { t1: {}, t2: {}, t3: {} }, spaces: { r1: {}, r2: {}, r3: {} },
  students: Object.fromEntries(Array.from({ length: 16 }, (_, index) => [`s${index}`, { wants }])),
});

function planWith(seed: number): DayPlan {
  const instance = compile({ facts, options });
  // Values drawn anew, so that the two plans differ everywhere.
  const drawn = { ...instance, options: { ...instance.options, value: instance.options.value.map((_, row) => (row * 37 * seed) % 100) } };
  return toDayPlan({ facts, options, instance: drawn, solution: solve(drawn, { seed, iterations: 40 }), seed, asOf: '2026-09-14T20:00:00.000Z', modelVersions: {} });
}

test('[SC83] periods that have begun stay as they were, the others are as planned later, and the whole is checked again', () => {
  const before = planWith(3);
  const after = planWith(7);
  const plan = stayPast({ facts, before, after, past: new Set(['1']) });
  const part = (day: DayPlan, periodId: string) => {
    const stations = day.stations.filter((station) => station.periodId === periodId);
    const ids = new Set(stations.map(({ id }) => id));
    return { stations, seats: day.seats.filter((seat) => seat.periodId === periodId), meetings: day.meetings.filter(({ stationId }) => ids.has(stationId)) };
  };
  expect(part(before, '1')).not.toEqual(part(after, '1'));
  expect(part(plan, '1')).toEqual(part(before, '1'));
  expect(part(plan, '2')).toEqual(part(after, '2'));
  expect(plan.value).toBeCloseTo(plan.seats.reduce((sum, { value }) => sum + value, 0), 6);
  expect(plan.approvals).toEqual(verifyDay({ facts, plan }).filter(({ tier }) => tier === 'approval'));
  expect(stayPast({ facts, before, after, past: new Set() })).toBe(after);
});
