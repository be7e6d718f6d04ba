import type { Reason } from '../../problem/index.ts';
import type { Instance } from '../compile/instance.ts';
import type { DayFacts } from '../day-facts.ts';
import { layOut } from '../solve/puzzle.ts';
import type { Puzzle } from '../solve/puzzle.ts';
import type { Solution, SolvedStation } from '../solve/solution.ts';
import { whatStoodInTheWay } from './obstacle.ts';

/**
 * Why this meeting and not another? By demand: what the schedule adds to the path's own reasons. Who fixed the place, who is there for the
 * student, and whether this is the first choice; everything is read off the instance and the finished plan, nothing off the search.
 */
export function explainSeats(facts: DayFacts, instance: Instance, solution: Solution): ReadonlyMap<number, readonly Reason[]> {
  const puzzle = layOut(instance);
  const locks = facts.locks.filter((lock) => lock.on === instance.on);
  const leastBad = new Set(solution.leastBad);
  const first = new Map<number, number>();
  instance.options.demand.forEach((demand, option) => {
    const best = first.get(demand);
    if (best === undefined || (puzzle.net[option] ?? 0) > (puzzle.net[best] ?? 0)) first.set(demand, option);
  });
  const continuations = Map.groupBy(instance.continuations, ({ demand }) => demand);
  const reasons = new Map<number, readonly Reason[]>();
  for (const station of solution.stations) {
    for (const { seats } of station.groups) {
      for (const { demand, option } of seats) {
        const lock = locks.find((one) => one.studentId === studentOf(instance, demand) && one.periodId === instance.periods[station.period]?.id);
        const own: Reason[] = [];
        if (lock !== undefined) own.push({ code: 'schedule.locked', params: { adult: lock.by, why: lock.reason } });
        if (leastBad.has(demand)) own.push({ code: 'schedule.least-bad', params: {} });
        else if (option < 0) own.push({ code: 'schedule.fallback', params: {} });
        own.push(...helpers(instance, { demand, station }), ...knownAdults(instance, { own: continuations.get(demand) ?? [], option, station }));
        const best = first.get(demand);
        if (lock === undefined && best !== undefined) own.push(compare(puzzle, solution, { demand, option, best }));
        reasons.set(demand, own);
      }
    }
  }
  return reasons;
}

type Taken = { readonly demand: number; readonly option: number; readonly best: number };

function compare(puzzle: Puzzle, solution: Solution, seat: Taken): Reason {
  const gotBest = seat.option >= 0 && (puzzle.net[seat.option] ?? 0) >= (puzzle.net[seat.best] ?? 0) - 1e-9;
  return gotBest ? { code: 'schedule.first-choice', params: {} } : whatStoodInTheWay(puzzle, solution, seat);
}

/** Adults who are in the station for this student's sake. */
function helpers(instance: Instance, at: { readonly demand: number; readonly station: SolvedStation }): readonly Reason[] {
  const services = instance.contacts.filter(({ constraintId, demands }) => constraintId === 'service-minutes' && demands.some(({ demand }) => demand === at.demand));
  const needed = new Set([...services.flatMap(({ adults }) => adults), ...instance.demands[at.demand]?.withAdults ?? []]);
  return at.station.adults.filter((adult) => needed.has(adult))
    .map((adult) => ({ code: 'schedule.with-adult', params: { adult: instance.adults[adult]?.id ?? '' } }));
}

/** Adults with whom the student goes on. */
function knownAdults(instance: Instance, at: { readonly own: Instance['continuations']; readonly option: number; readonly station: SolvedStation }): readonly Reason[] {
  const task = instance.options.task[at.option] ?? -1;
  const known = at.own.filter(({ tasks }) => tasks.includes(task)).flatMap(({ adults }) => adults);
  return at.station.adults.filter((adult) => known.includes(adult)).map((adult) => ({ code: 'schedule.goes-on-with', params: { adult: instance.adults[adult]?.id ?? '' } }));
}

function studentOf(instance: Instance, demand: number): string | undefined {
  return instance.students[instance.demands[demand]?.student ?? -1]?.id;
}
