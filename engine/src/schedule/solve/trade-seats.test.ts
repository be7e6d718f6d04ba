import { describe, expect, test } from 'vitest';
import { compile } from '../index.ts';
import { modality, plannedDay } from '../planned-day.test-data.ts';
import { layOut } from './puzzle.ts';
import { settle } from './score.ts';
import { emptyState, openStation, sit } from './state.ts';
import type { DayState } from './state.ts';
import { tradeSeats } from './trade-seats.ts';

const wants = {
  s1: { wants: { 'rates/tutor': 90, 'ratio/tutor': 50 } },
  s2: { wants: { 'area/tutor': 90, 'rates/tutor': 50 } },
  s3: { wants: { 'ratio/tutor': 90, 'area/tutor': 50 } },
};

/** Each of three students sits where another would gain most, in a place for `most`. */
function wronglySeated(most: number, change: Partial<Parameters<typeof plannedDay>[0]> = {}): DayState {
  const state = emptyState(layOut(compile(plannedDay({
    students: wants, adults: { t1: {}, t2: {}, t3: {} }, spaces: { r1: {}, r2: {}, r3: {} },
    modalities: [modality('tutor', { groupSize: { min: 1, max: most } })], ...change,
  }))));
  const { puzzle } = state;
  ['ratio', 'rates', 'area'].forEach((competency, demand) => {
    const own = puzzle.instance.options.task.findIndex((task, row) => puzzle.instance.options.demand[row] === demand && puzzle.instance.tasks[task]?.competencyId?.endsWith(competency) === true);
    const station = openStation(state, { period: 0, kind: puzzle.kindOf[own] ?? 0, space: demand, adults: [demand] });
    sit(state, demand, { station, group: null, option: own });
  });
  return state;
}

describe('trading seats', () => {
  test('[SC66] three students go round where no two of them would change places', () => {
    const state = wronglySeated(1);
    expect(settle(state)).toBe(150);
    tradeSeats(state, 0);
    expect(settle(state)).toBe(270);
    expect(state.stations[0]?.map(({ size }) => size)).toEqual([1, 1, 1]);
  });

  test('[SC66] what is as good as can be stays as it is', () => {
    const state = wronglySeated(1);
    tradeSeats(state, 0);
    const before = state.option.slice();
    tradeSeats(state, 0);
    expect(state.option).toEqual(before);
  });

  test('[SC66] a free seat is taken, and a station that everybody left is closed', () => {
    const state = wronglySeated(3, { students: { ...wants, s2: { wants: { 'rates/tutor': 50, 'ratio/tutor': 80 } } } });
    tradeSeats(state, 0);
    expect(settle(state)).toBeGreaterThan(180);
    expect(state.stations[0]?.every(({ size }) => size > 0)).toBe(true);
  });
});
