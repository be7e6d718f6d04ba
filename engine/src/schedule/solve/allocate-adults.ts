import type { Puzzle } from './puzzle.ts';

/**
 * Who works when? Planning time, breaks and lunch take each adult out of some periods; if every period were filled in turn, the first would
 * use everybody up and the last have nobody. So before the first station opens, each adult gets the periods to work in, such that
 * adults stand where students do. The search may later depart from it as far as limits allow.
 */
export function allocateAdults(puzzle: Puzzle): (adult: number, period: number) => boolean {
  const { adults, periods } = puzzle.instance;
  const works = adults.map((adult) => periods.map((_, period) => adult.stationsAtOnce[period] !== 0));
  const versatility = adults.map((_, adult) => puzzle.instance.kinds.filter((kind) => kind.adults.includes(adult)).length);
  // Two rounds: in the second, everybody sees whom the others have left out.
  for (let round = 0; round < 2; round += 1) {
    adults.forEach((_, adult) => {
      const own = works[adult] ?? [];
      periods.forEach((_period, period) => { own[period] = adults[adult]?.stationsAtOnce[period] !== 0; });
      for (let broken = brokenSet(puzzle, adult, own); broken !== undefined; broken = brokenSet(puzzle, adult, own)) {
        own[leastNeeded(puzzle, { works, versatility, broken, adult })] = false;
      }
    });
  }
  return (adult, period) => works[adult]?.[period] === true;
}

/** Periods of which one has to go: a run without a break, a lunch, or the whole day when planning time is short. */
function brokenSet(puzzle: Puzzle, adult: number, works: readonly boolean[]): readonly number[] | undefined {
  const own = puzzle.instance.adults[adult];
  if (own === undefined) return undefined;
  const full = own.neverAll.find((set) => set.length > 0 && set.every((period) => works[period] === true));
  if (full !== undefined) return full;
  const busy = works.flatMap((isWorking, period) => (isWorking ? [period] : []));
  const minutes = busy.reduce((sum, period) => sum + (puzzle.instance.periods[period]?.minutes ?? 0), 0);
  return own.busyAtMost !== null && minutes > own.busyAtMost + 1e-9 && busy.length > 0 ? busy : undefined;
}

function leastNeeded(puzzle: Puzzle, choice: {
  readonly works: readonly (readonly boolean[])[];
  /** By adult: kinds of station that they may lead. */
  readonly versatility: readonly number[];
  readonly broken: readonly number[];
  readonly adult: number;
}): number {
  const pressure = (period: number) => {
    // Whoever may lead more kinds of station (a teacher) counts for more than whoever only supervises.
    const supply = choice.works.reduce((sum, works, adult) => sum + (works[period] === true ? choice.versatility[adult] ?? 0 : 0), 0);
    const students = puzzle.demandsIn[period]?.length ?? 0;
    return (puzzle.neededIn[period]?.has(choice.adult) === true ? 1e6 : 0) + students / Math.max(1, supply);
  };
  return choice.broken.reduce((least, period) => (pressure(period) < pressure(least) ? period : least), choice.broken[0] ?? 0);
}
