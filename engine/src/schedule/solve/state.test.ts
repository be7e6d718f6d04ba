import { describe, expect, test } from 'vitest';
import { compile } from '../index.ts';
import { plannedDay } from '../planned-day.test-data.ts';
import { all } from '../constraints/biting-days.test-data.ts';
import { capacityOf, mayHold, mayJoin, maySitIn, mayWork } from './may.ts';
import { layOut } from './puzzle.ts';
import { recount, settle, sizePrice } from './score.ts';
import { addAdult, closeStation, emptyState, handOver, moveTo, openStation, removeAdult, rollBack, sit, stand } from './state.ts';
import type { DayState } from './state.ts';

const day = plannedDay({
  students: all(['s1', 's2', 's3'], { 'ratio/lesson': 90, 'rates/lesson': 60, 'ratio/alone': 50 }), spaces: { r1: { seats: 2 }, r2: {} },
  bell: ['08:00-08:45', '08:50-09:35', '09:40-10:25'], limits: { adultMinutesInARow: 100 },
  roster: { keepApart: [{ studentIds: ['s1', 's2'], from: '2026-08-31', until: null }] },
});
const instance = compile(day);
const puzzle = layOut(instance);
const lesson = { period: 0, kind: 0, space: 0, adults: [0] };
/** The option of demand 0, 1 or 2 (period 1) for ratio in a lesson. */
const ratioLesson = (demand: number) => puzzle.byKind.order[puzzle.byKind.start[demand * puzzle.kindCount] ?? 0] ?? -1;

const at = (period: number) => ({ period, last: period });
/** What the first period alone scores: two more periods in which nobody has a place are taken off. */
const firstPeriod = (state: DayState) => settle(state) + 6 * state.puzzle.instance.prices.unplaced;

describe('a plan in the making', () => {
  test('[SC60] students sit, stand and are counted', () => {
    const state = emptyState(puzzle);
    const station = openStation(state, lesson);
    sit(state, 0, { station, group: null, option: ratioLesson(0) });
    sit(state, 2, { station, group: state.group[0] ?? null, option: ratioLesson(2) });
    expect([station.size, station.groups.map(({ members }) => members)]).toEqual([2, [[0, 2]]]);
    const seat = stand(state, 0);
    expect([station.size, seat?.group?.members, state.station[0], state.option[0]]).toEqual([1, [2], null, -1]);
    expect(stand(state, 0)).toBeUndefined();
    stand(state, 2);
    expect(station.groups).toEqual([]);
  });

  test('[SC140] what got lost in a long sum is found again when the parts are added up anew', () => {
    const state = emptyState(puzzle);
    const station = openStation(state, lesson);
    sit(state, 0, { station, group: null, option: ratioLesson(0) });
    const score = settle(state);
    // What 60,000 rounds of 1000 students in four periods had lost.
    state.ledger.seats -= 0.0015;
    state.ledger.prices += 0.0002;
    expect(settle(state)).not.toBeCloseTo(score, 3);
    expect(recount(state)).toBe(score);
    expect(settle(state)).toBe(score);
  });

  test('[SC60] every change can be taken back, whatever was done', () => {
    const state = emptyState(puzzle);
    const station = openStation(state, lesson);
    sit(state, 0, { station, group: null, option: ratioLesson(0) });
    const before = settle(state);
    const { length } = state.undo;
    moveTo(state, station, 1);
    handOver(state, station, 1);
    addAdult(state, station, 0);
    sit(state, 2, { station, group: null, option: ratioLesson(2) });
    closeStation(state, station);
    const other = openStation(state, { ...lesson, space: 1, adults: [1] });
    sit(state, 1, { station: other, group: null, option: ratioLesson(1) });
    rollBack(state, length);
    expect(settle(state)).toBe(before);
    expect([mayWork(state, 0, at(0)), mayWork(state, 1, at(0)), mayHold(state, 0, at(0)), mayHold(state, 1, at(0))]).toEqual([false, true, false, true]);
    expect([state.station.slice(0, 3), state.stations[0], station.adults, station.groups.map(({ members }) => members)]).toEqual([[station, null, null], [station], [0], [[0]]]);
  });

  test('[SC61] an adult may not work when that would leave no break', () => {
    const state = emptyState(puzzle);
    openStation(state, lesson);
    expect([mayWork(state, 0, at(0)), mayWork(state, 0, at(1))]).toEqual([false, true]);
    openStation(state, { ...lesson, period: 1 });
    expect(mayWork(state, 0, at(2))).toBe(false);
    expect(mayWork(state, 1, at(2))).toBe(true);
  });

  test('[SC61] an adult who helps is as busy as one who leads', () => {
    const state = emptyState(puzzle);
    const station = openStation(state, lesson);
    addAdult(state, station, 1);
    expect(mayWork(state, 1, at(0))).toBe(false);
    removeAdult(state, station, 1);
    expect(mayWork(state, 1, at(0))).toBe(true);
  });

  test('[SC61] a full station, and one with somebody to keep apart from, takes nobody more', () => {
    const state = emptyState(puzzle);
    const station = openStation(state, lesson);
    expect(capacityOf(puzzle, station, 6)).toBe(2);
    sit(state, 0, { station, group: null, option: ratioLesson(0) });
    expect([maySitIn(state, 1, station), maySitIn(state, 2, station)]).toEqual([false, true]);
    sit(state, 2, { station, group: state.group[0] ?? null, option: ratioLesson(2) });
    expect(maySitIn(state, 1, station)).toBe(false);
  });

  test('[SC61] a group may be asked to stay small by any of its members', () => {
    const small = layOut({ ...instance, demands: instance.demands.map((demand, position) => ({ ...demand, groupAtMost: position === 0 ? 2 : null })) });
    const group = (members: number[]) => ({ station: openStation(emptyState(small), lesson), task: 0, members, leaving: 0 });
    expect(mayJoin(small, 1, group([2]))).toBe(true);
    expect(mayJoin(small, 1, group([0, 2]))).toBe(false);
    expect(mayJoin(small, 0, group([1, 2]))).toBe(false);
  });
});

describe('the score', () => {
  test('[SC62] is value less what is not kept: no place, fallback, a group of the wrong size', () => {
    const state = emptyState(puzzle);
    const { unplaced, fallback, approval, perStudent } = instance.prices;
    expect(firstPeriod(state)).toBe(-3 * unplaced);
    const station = openStation(state, lesson);
    sit(state, 0, { station, group: null, option: ratioLesson(0) });
    expect(firstPeriod(state)).toBe(90 - 2 * unplaced - approval - perStudent);
    const rest = openStation(state, { period: 0, kind: 2, space: 1, adults: [1] });
    sit(state, 1, { station: rest, group: null, option: -1 });
    expect(firstPeriod(state)).toBe(90 - unplaced - approval - perStudent - fallback);
  });

  test('[SC62] of a group grows worse with each student it misses', () => {
    const prices = [0, 1, 2, 12, 13, 14].map((size) => sizePrice(puzzle, 0, size));
    const { approval, perStudent } = puzzle.instance.prices;
    expect(prices).toEqual([0, approval + perStudent, 0, 0, approval + perStudent, approval + 2 * perStudent]);
  });

  test('[SC62] counts each activity done twice, and each preparation beyond the limit', () => {
    const busy = compile({ ...day, facts: { ...day.facts, schoolLimits: { ...day.facts.schoolLimits, preparationsPerDay: 0 } } });
    const state = emptyState(layOut({ ...busy, dayRules: busy.dayRules.filter(({ rule }) => rule === 'activity-once') }));
    const seatAt = (period: number, demand: number) => {
      const station = openStation(state, { ...lesson, period });
      const option = state.puzzle.byKind.order[state.puzzle.byKind.start[demand * state.puzzle.kindCount] ?? 0] ?? -1;
      sit(state, demand, { station, group: null, option });
    };
    seatAt(0, 0);
    const once = settle(state);
    seatAt(1, 3);
    const gained = settle(state) - once;
    const { unplaced, approval, perStudent } = busy.prices;
    // The second lesson on the same is no second preparation, but a repeat, and a group too small.
    expect(gained).toBe(90 + unplaced - approval - perStudent - approval);
  });
});
