import { checkSolution, solve } from '@heddle/engine/schedule';
import type { Instance } from '@heddle/engine/schedule';
import { chanceFrom } from './draw/chance.ts';
import { drawInstance, presetNames } from './presets.ts';
import type { Draw } from './presets.ts';

/** A day of the sweep: every preset in turn, 20 to 300 students, 1 to 4 periods, all from the seed. */
export function sweepDraw(seed: number): Draw {
  const chance = chanceFrom(seed * 15_485_863);
  const preset = presetNames[seed % presetNames.length] ?? 'reference';
  // Small schools as often as large ones, by their logarithm: they are where limits clash.
  return { preset, students: Math.round(20 * 15 ** chance.next()), periods: 1 + chance.below(4), seed };
}

export type Swept = Draw & {
  readonly violations: readonly string[];
  readonly unplaced: number;
  /** Of all places, in fallback. */
  readonly fallbackShare: number;
  /** Could the adults of every period, at their ratios and in the rooms there are, take all its students? */
  readonly isCovered: boolean;
};

export function sweepOne(seed: number, iterations: number): Swept {
  const draw = sweepDraw(seed);
  const day = drawInstance(draw);
  const check = checkSolution(day, solve(day, { seed, iterations }));
  return {
    ...draw, violations: check.violations.map(({ code, params }) => `${code} ${JSON.stringify(params)}`), unplaced: check.demands - check.placed,
    fallbackShare: check.fallback / Math.max(1, check.demands), isCovered: isCovered(day),
  };
}

/**
 * Adults at their ratios: each adult present takes as many students as one station of theirs can hold, in as many rooms as there are for such
 * stations. Only forms of work that anybody can join at any time count (groups of one), because whether larger groups come together
 * is what the search has to find out; and only as often in a day as limits on screens let everybody do it.
 */
function isCovered(day: Instance): boolean {
  const alone = day.kinds.find(({ modalityId, groupMin, groupsPerStation }) => modalityId !== null && groupMin === 1 && groupsPerStation === null);
  if (alone === undefined) return false;
  const holds = (space: number) => alone.rooms.find((room) => room.space === space)?.students ?? day.spaces[space]?.seats ?? Infinity;
  return day.periods.every((_, period) => {
    const adults = alone.adults.filter((adult) => day.adults[adult]?.stationsAtOnce[period] !== 0).length;
    const rooms = alone.spaces.map(holds).sort((one, other) => other - one).slice(0, adults);
    return rooms.reduce((sum, students) => sum + students, 0) >= day.demands.filter((demand) => demand.period === period).length;
  });
}
