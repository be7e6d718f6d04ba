import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../index.ts';
import { randomSchool } from '../random-school.test-data.ts';
import { improve } from './improve.ts';
import { capacityOf, groupsIn, suits } from './may.ts';
import { layOut } from './puzzle.ts';
import { seedRandom } from './random.ts';
import { repairPeriod } from './repair.ts';
import { copyPeriod, restart } from './restart.ts';
import { settle } from './score.ts';
import { searchRound } from './search.ts';
import { emptyState } from './state.ts';
import type { DayState } from './state.ts';
import { tradeSeats } from './trade-seats.ts';

/** A first plan of a random school, as the solver would make it. */
function planned(seed: number): { readonly state: DayState; readonly all: readonly number[] } {
  const state = emptyState(layOut(compile(randomSchool(seed))));
  const all = state.stations.map((_, period) => period);
  for (const period of all) repairPeriod(state, period, { random: seedRandom(seed), share: 0, noise: 0, mayUse: () => true, mayDisturb: true, barredTasks: new Set(), barredKinds: new Set() });
  return { state, all };
}

/** What must hold of any state whatever was done to it: counted from the stations alone. */
function faultsOf(state: DayState): readonly string[] {
  const { puzzle } = state;
  const { instance } = puzzle;
  const periods = instance.periods.length;
  const faults: string[] = [];
  const adultLoad = new Int32Array(state.adultLoad.length);
  const spaceLoad = new Int32Array(state.spaceLoad.length);
  const seated = new Set<number>();
  for (const station of state.stations.flat()) {
    for (const adult of station.adults) adultLoad[adult * periods + station.period] = (adultLoad[adult * periods + station.period] ?? 0) + 1;
    spaceLoad[station.space * periods + station.period] = (spaceLoad[station.space * periods + station.period] ?? 0) + 1;
    const members = station.groups.flatMap((group) => group.members);
    if (members.length !== station.size) faults.push('a station miscounts its students');
    if (Math.min(...members.map((member) => puzzle.rank[member] ?? 0)) !== station.youngest) faults.push('a station mistakes its youngest');
    if (station.groups.length > groupsIn(puzzle, station.kind, station.space)) faults.push('a station has too many groups');
    if (members.length > capacityOf(puzzle, station, station.youngest)) faults.push('a station is too full');
    for (const group of station.groups) {
      for (const member of group.members) {
        seated.add(member);
        if (state.station[member] !== station || state.group[member] !== group) faults.push('a student does not know the seat');
        if (!suits(puzzle, member, station)) faults.push('a station does not suit a student');
        if ((puzzle.apart[member] ?? []).some((other) => members.includes(other))) faults.push('two to keep apart are together');
        if (group.members.length > (instance.demands[member]?.groupAtMost ?? Infinity)) faults.push('a group is too large for a member');
        const option = state.option[member] ?? -1;
        if (option >= 0 && (puzzle.task[option] !== group.task || puzzle.demandOf[option] !== member)) faults.push('a student does another task than the group');
      }
    }
  }
  instance.demands.forEach((_, demand) => { if (seated.has(demand) !== (state.station[demand] !== null)) faults.push('a student sits nowhere'); });
  if (!adultLoad.every((load, at) => load === state.adultLoad[at])) faults.push('an adult is miscounted');
  if (!spaceLoad.every((load, at) => load === state.spaceLoad[at])) faults.push('a space is miscounted');
  instance.adults.forEach((adult, position) => {
    const works = (period: number) => (adultLoad[position * periods + period] ?? 0) > 0;
    if (adult.neverAll.some((set) => set.every(works))) faults.push('an adult has no break');
    if (adult.stationsAtOnce.some((most, period) => (adultLoad[position * periods + period] ?? 0) > (most ?? Infinity))) faults.push('an adult is in two places');
    const busy = instance.periods.reduce((sum, { minutes }, period) => sum + (works(period) ? minutes : 0), 0);
    if (busy > (adult.busyAtMost ?? Infinity) + 1e-9) faults.push('an adult has no planning time');
  });
  return [...new Set(faults)];
}

/** The score of the same stations laid out on an empty day. */
function afresh(state: DayState): number {
  const again = emptyState(state.puzzle);
  restart(again, state.stations.flatMap((_, period) => copyPeriod(state, period)));
  return settle(again);
}

function eachSeed(runs: number, check: (seed: number) => void): void {
  fc.assert(fc.property(fc.integer({ min: 1, max: 100_000 }), check), { numRuns: runs, seed: 7 });
}

describe('a round of search', () => {
  test('[SC61] leaves nothing that must not be, round after round', () => {
    eachSeed(12, (seed) => {
      const { state } = planned(seed);
      expect(faultsOf(state)).toEqual([]);
      const random = seedRandom(seed);
      for (let round = 0; round < 25; round += 1) {
        searchRound(state, { random, temperature: 15 });
        expect(faultsOf(state), `seed ${seed}, round ${round}`).toEqual([]);
      }
    });
  });

  test('[SC62] tells its gain to the point', () => {
    eachSeed(8, (seed) => {
      const { state } = planned(seed);
      const random = seedRandom(seed);
      let score = settle(state);
      for (let round = 0; round < 20; round += 1) {
        score += searchRound(state, { random, temperature: 15 });
        expect(score).toBeCloseTo(afresh(state), 6);
      }
    });
  });

  test('[SC6] when cold never loses', () => {
    eachSeed(8, (seed) => {
      const { state } = planned(seed);
      const random = seedRandom(seed);
      for (let round = 0; round < 20; round += 1) expect(searchRound(state, { random, temperature: 1e-9 })).toBeGreaterThanOrEqual(0);
    });
  });
});

describe('trading seats all over a period', () => {
  test('[SC66] keeps all that must hold, and never loses', () => {
    eachSeed(12, (seed) => {
      const { state, all } = planned(seed);
      const random = seedRandom(seed);
      for (let round = 0; round < 5; round += 1) {
        searchRound(state, { random, temperature: 15 });
        const before = settle(state);
        for (const period of all) tradeSeats(state, period);
        expect(settle(state)).toBeGreaterThanOrEqual(before);
        expect(settle(state)).toBeCloseTo(afresh(state), 6);
        expect(faultsOf(state), `seed ${seed}`).toEqual([]);
      }
    });
  });
});

describe('small steps', () => {
  test('[SC61] keep all that must hold, and move nobody out of a needed space', () => {
    eachSeed(12, (seed) => {
      const { state, all } = planned(seed);
      const bound = state.puzzle.instance.demands.flatMap(({ spaces }, demand) => (spaces === null ? [] : [demand]));
      const before = bound.map((demand) => state.station[demand]);
      for (const period of all) improve(state, state.puzzle.demandsIn[period] ?? [], seedRandom(seed));
      expect(faultsOf(state)).toEqual([]);
      expect(bound.map((demand) => state.station[demand])).toEqual(before);
    });
  });
});
