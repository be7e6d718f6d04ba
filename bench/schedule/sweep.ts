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

/**
 * Fallback has the price that a school pays for it: the reference preset gives it a worth of 8, so that there it would be no failure.
 * `again`: rounds after which a day that could be covered, and was not, is looked at once more; `heddle plan` takes a thousand.
 */
export function sweepOne(seed: number, iterations: number, again = 0): Swept {
  const draw = sweepDraw(seed);
  const drawn = drawInstance(draw);
  const day = { ...drawn, prices: { ...drawn.prices, fallback: Math.max(drawn.prices.fallback, fallbackPrice) } };
  const check = checkSolution(day, solve(day, { seed, iterations }));
  const found: Swept = {
    ...draw, violations: check.violations.map(({ code, params }) => `${code} ${JSON.stringify(params)}`), unplaced: check.demands - check.placed,
    fallbackShare: check.fallback / Math.max(1, check.demands), isCovered: isCovered(day),
  };
  return isOver(found) && again > iterations ? sweepOne(seed, again) : found;
}

/** Could everybody have been taught, and were more than two in a hundred places in fallback? */
export function isOver({ isCovered: could, fallbackShare }: Swept): boolean {
  return could && fallbackShare > 0.02;
}

/** As in engine/src/schedule/compile/prices.ts. */
const fallbackPrice = 160;

/**
 * Adults at their ratios: each adult takes as many students as one station of theirs can hold, with the youngest student of the period in it, in as
 * many rooms as there are for such stations. Only forms of work that anybody can join at any time count (groups of one), because whether larger
 * groups come together is what the search has to find out. Who has planning time works in as many periods as that leaves, where most are missing.
 * Where work alone is on screens and a student's limit lets it be only in some periods, adults alone do not cover the day.
 */
function isCovered(day: Instance): boolean {
  const alone = day.kinds.find(({ modalityId, groupMin, groupsPerStation }) => modalityId !== null && groupMin === 1 && groupsPerStation === null);
  if (alone === undefined || !mayAllBeAlone(day, alone)) return false;
  const isIn = (adult: number, period: number) => day.adults[adult]?.stationsAtOnce[period] !== 0;
  const missing = day.periods.map((_, period) => adultsNeeded(day, alone, period) - alone.adults.filter((adult) => day.adults[adult]?.busyAtMost === null && isIn(adult, period)).length);
  for (const adult of alone.adults) {
    const most = day.adults[adult]?.busyAtMost ?? null;
    if (most === null) continue;
    const own = [...day.periods.keys()].filter((period) => isIn(adult, period)).sort((one, other) => (missing[other] ?? 0) - (missing[one] ?? 0));
    let minutes = 0;
    for (const period of own) {
      minutes += day.periods[period]?.minutes ?? 0;
      if (minutes <= most) missing[period] = (missing[period] ?? 0) - 1;
    }
  }
  return missing.every((adults) => adults <= 0);
}

/** Could each student be at that form of work all day, within what screens are allowed? In `reference` it is always on screens, for half of the day. */
function mayAllBeAlone({ demands, options, tasks, kinds, ceilings }: Instance, alone: Instance['kinds'][number]): boolean {
  const least = demands.map(() => Infinity);
  options.demand.forEach((demand, row) => {
    if (kinds[tasks[options.task[row] ?? -1]?.kind ?? -1] === alone) least[demand] = Math.min(least[demand] ?? Infinity, options.screenMinutes[row] ?? 0);
  });
  return ceilings.every((ceiling) => ceiling.demands.reduce((sum, demand) => sum + (least[demand] ?? Infinity), 0) <= ceiling.atMost);
}

/** Adults that it takes to have everybody work alone, and nobody beside whom they are kept apart from; Infinity where there are too few rooms. */
function adultsNeeded(day: Instance, alone: Instance['kinds'][number], period: number): number {
  const here = day.demands.filter((demand) => demand.period === period);
  const youngest = Math.min(...here.map(({ student }) => day.students[student]?.rank ?? 0));
  const ratio = (alone.ratio.find(({ throughRank }) => throughRank >= youngest) ?? alone.ratio.at(-1))?.students ?? Infinity;
  const rooms = alone.spaces.map((space) => Math.min(ratio, alone.rooms.find((room) => room.space === space)?.students ?? day.spaces[space]?.seats ?? Infinity)).sort((one, other) => other - one);
  let [seated, adults] = [0, 0];
  for (const seats of rooms) {
    if (seated >= here.length) break;
    seated += seats;
    adults += 1;
  }
  const isHere = (student: number) => here.some((demand) => demand.student === student);
  const stations = day.apart.some((pair) => pair.every(isHere)) ? 2 : 1;
  return seated >= here.length && rooms.length >= stations ? Math.max(adults, stations) : Infinity;
}
