import { describe, expect, test } from 'vitest';
import { compile } from '../compile/compile.ts';
import { alone, lesson, plannedDay } from '../planned-day.test-data.ts';
import { layOut } from './puzzle.ts';
import { settle } from './score.ts';
import { emptyState, openStation, sit } from './state.ts';
import type { DayState } from './state.ts';
import { takeBackAdults } from './take-back.ts';

const { facts, options } = plannedDay({
  students: Object.fromEntries(['a', 'b', 'c', 'd'].map((id, at) => [id, { wants: { [`${at < 2 ? 'ratio' : 'rates'}/lesson`]: 90, 'ratio/alone': 20 } }])),
  modalities: [lesson, alone], adults: { t1: {}, t2: {}, t3: {} }, spaces: { r1: {}, r2: {} },
});
const instance = compile({ facts, options });
const kind = instance.kinds.findIndex(({ modalityId }) => modalityId === 'lesson');
const taskOf = (demand: number) => instance.tasks.findIndex((task) => task.kind === kind && task.competencyId === (demand < 2 ? 'ratio' : 'rates'));
const stay = (demand: number, adult: number, price = 10) => ({ demand, tasks: [taskOf(demand)], adults: [adult], price });

/** Two lessons, a and b in one and c and d in the other, led by the given adults. */
function dayWith(leaders: readonly [number, number], continuations: readonly ReturnType<typeof stay>[]): DayState {
  const state = emptyState(layOut({ ...instance, continuations }));
  leaders.forEach((adult, at) => {
    const station = openStation(state, { period: 0, kind, space: at, adults: [adult] });
    for (const demand of [2 * at, 2 * at + 1]) {
      const option = [...instance.options.demand.keys()].find((row) => instance.options.demand[row] === demand && instance.options.task[row] === taskOf(demand)) ?? -1;
      sit(state, demand, { station, group: station.groups[0] ?? null, option });
    }
  });
  return state;
}
const leadersOf = (state: DayState) => [...state.stations[0] ?? []].toSorted((left, right) => left.space - right.space).map(({ adults }) => adults[0]);
const tookBack = (state: DayState) => {
  const before = settle(state);
  takeBackAdults(state, 0);
  return { leaders: leadersOf(state), gain: settle(state) - before };
};

describe('adults go back to whom they were to be with', () => {
  test('[SC103] where the adult is free, and where two can trade', () => {
    expect(tookBack(dayWith([1, 2], [stay(0, 0), stay(1, 0)]))).toEqual({ leaders: [0, 2], gain: 20 });
    expect(tookBack(dayWith([1, 0], [stay(0, 0), stay(1, 0), stay(2, 1)]))).toEqual({ leaders: [0, 1], gain: 30 });
  });

  test('[SC103] not where as much is lost by it, nor without a price', () => {
    expect(tookBack(dayWith([1, 0], [stay(0, 0), stay(2, 0)]))).toEqual({ leaders: [1, 0], gain: 0 });
    expect(tookBack(dayWith([1, 0], []))).toEqual({ leaders: [1, 0], gain: 0 });
  });
});
