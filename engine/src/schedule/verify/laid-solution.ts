import type { Instance } from '../compile/instance.ts';
import type { Solution, SolvedStation } from '../solve/solution.ts';
import type { SolutionFault } from './solution-fault.ts';
import { faultAt } from './solution-fault.ts';

/**
 * Who is where? A solution laid out by demand, by adult and by space, read from its lists alone. A station over two periods stands in both.
 * Seats that name what is not there are told and left out, so that everything after may trust its indices.
 */
export type LaidSolution = {
  readonly instance: Instance;
  readonly stations: readonly LaidStation[];
  /** By demand; undefined = no place. */
  readonly seats: readonly (Sitting | undefined)[];
};

export type LaidStation = SolvedStation & {
  /** Where it stands in the solution. */
  readonly at: number;
  /** The periods it holds its space, adults and students in. */
  readonly periods: readonly number[];
  readonly students: number;
  /** Demands that have their place here, in either period. */
  readonly members: readonly number[];
};

type Sitting = {
  readonly station: LaidStation;
  readonly group: number;
  /** -1 = fallback, or the second period of a meeting that is counted at the first. */
  readonly option: number;
  readonly isSecond: boolean;
};

export function laySolution(instance: Instance, solution: Pick<Solution, 'stations'>): { readonly laid: LaidSolution; readonly faults: readonly SolutionFault[] } {
  const faults: SolutionFault[] = [];
  const seats: (Sitting | undefined)[] = instance.demands.map(() => undefined);
  const times = instance.demands.map(() => 0);
  const demandOf = new Map(instance.demands.map(({ student, period }, at) => [`${student} ${period}`, at]));
  const stations = solution.stations.flatMap((station, at): readonly (LaidStation & { readonly members: number[] })[] => {
    const unknown = unknownIndex(instance, station, at);
    if (unknown !== undefined) {
      faults.push(unknown);
      return [];
    }
    const next = instance.kinds[station.kind]?.periods === 2 ? instance.periods[station.period]?.next ?? null : null;
    const students = station.groups.reduce((sum, group) => sum + group.seats.length, 0);
    return [{ ...station, at, periods: next === null ? [station.period] : [station.period, next], students, members: [] }];
  });
  const sit = (demand: number, seat: Sitting & { readonly station: { readonly members: number[] } }) => {
    times[demand] = (times[demand] ?? 0) + 1;
    if (times[demand] > 1) return;
    seats[demand] = seat;
    seat.station.members.push(demand);
  };
  for (const station of stations) {
    station.groups.forEach((group, groupAt) => {
      for (const { demand, option } of group.seats) {
        sit(demand, { station, group: groupAt, option, isSecond: false });
        const second = station.periods.length < 2 ? undefined : demandOf.get(`${instance.demands[demand]?.student} ${station.periods[1]}`);
        if (second !== undefined) sit(second, { station, group: groupAt, option: -1, isSecond: true });
      }
    });
  }
  instance.demands.forEach(({ student, period }, demand) => {
    if (times[demand] === 1) return;
    faults.push(faultAt(`demands[${demand}]`, 'solution.one-seat', {
      student: instance.students[student]?.id ?? '', period: instance.periods[period]?.id ?? '', count: times[demand] ?? 0,
    }));
  });
  return { laid: { instance, stations, seats }, faults };
}

/** The first index of a station that points past its list. */
function unknownIndex(instance: Instance, station: SolvedStation, at: number): SolutionFault | undefined {
  const { periods, kinds, spaces, adults, tasks, demands, options } = instance;
  const indices: readonly (readonly [field: string, value: number, count: number])[] = [
    ['period', station.period, periods.length], ['kind', station.kind, kinds.length], ['space', station.space, spaces.length],
    ...station.adults.map((adult, place) => [`adults[${place}]`, adult, adults.length] as const),
    ...station.groups.flatMap(({ task, seats }, group) => [
      [`groups[${group}].task`, task === -1 ? 0 : task, task === -1 ? 1 : tasks.length] as const,
      ...seats.flatMap(({ demand, option }, seat) => [
        [`groups[${group}].seats[${seat}].demand`, demand, demands.length] as const,
        [`groups[${group}].seats[${seat}].option`, option === -1 ? 0 : option, option === -1 ? 1 : options.demand.length] as const,
      ]),
    ]),
  ];
  const wrong = indices.find(([, value, count]) => !Number.isInteger(value) || value < 0 || value >= count);
  return wrong === undefined ? undefined : faultAt(`stations[${at}].${wrong[0]}`, 'solution.unknown-index', { value: wrong[1], last: wrong[2] - 1 });
}
