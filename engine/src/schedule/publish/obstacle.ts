import type { Reason } from '../../problem/index.ts';
import type { Puzzle } from '../solve/puzzle.ts';
import { capacityOf, groupsIn, suits } from '../solve/may.ts';
import type { Solution, SolvedStation } from '../solve/solution.ts';

/**
 * What stood between a student and the first choice? Read off the plan as it is: is the group there and full, is somebody there to be kept
 * apart from, did too few share the wish, was no adult or no space left? Where none of these holds, the honest answer is that
 * the adult and the space did more for others.
 */
export function whatStoodInTheWay(puzzle: Puzzle, solution: Solution, seat: { readonly demand: number; readonly best: number }): Reason {
  const { instance } = puzzle;
  const task = puzzle.task[seat.best] ?? -1;
  const kindAt = instance.tasks[task]?.kind ?? -1;
  const kind = instance.kinds[kindAt];
  const period = instance.demands[seat.demand]?.period ?? -1;
  const params = { competency: instance.tasks[task]?.competencyId ?? '', modality: kind?.modalityId ?? '' };
  const here = solution.stations.filter((station) => station.period === period);
  const same = here.filter((station) => station.kind === kindAt && station.groups.some((group) => group.task === task));
  const couldHost = (station: SolvedStation) => station.kind === kindAt && station.groups.length < groupsIn(puzzle, kindAt, station.space);
  const open = same.length > 0 ? same : here.filter(couldHost);
  if (open.length > 0) {
    if (!open.some((station) => suits(puzzle, seat.demand, station))) return { code: 'schedule.needs-elsewhere', params };
    if (open.every((station) => hasApart(puzzle, seat.demand, station))) return { code: 'schedule.kept-apart', params };
    if (open.every((station) => isFull(puzzle, seat.demand, station))) return { code: 'schedule.full', params };
  }
  const cell = period * instance.tasks.length + task;
  const wanting = (puzzle.takers.start[cell + 1] ?? 0) - (puzzle.takers.start[cell] ?? 0);
  if (same.length === 0 && kind !== undefined && wanting < kind.groupMin) {
    return { code: 'schedule.too-few', params: { ...params, count: wanting, needed: kind.groupMin } };
  }
  if (open.length === 0) {
    const busy = new Set(here.flatMap(({ adults }) => adults));
    const free = (kind?.adults ?? []).filter((adult) => instance.adults[adult]?.stationsAtOnce[period] !== 0);
    if (free.length === 0) return { code: 'schedule.no-adult', params };
    const taken = new Set(here.map(({ space }) => space));
    const spaces = (kind?.spaces ?? []).filter((space) => !taken.has(space) && instance.spaces[space]?.stationsAtOnce[period] !== 0);
    if (spaces.length === 0) return { code: 'schedule.no-space', params };
    if (free.every((adult) => busy.has(adult))) return { code: 'schedule.adults-busy', params };
  }
  return { code: 'schedule.more-for-others', params };
}

function isFull(puzzle: Puzzle, demand: number, station: SolvedStation): boolean {
  const members = station.groups.flatMap(({ seats }) => seats.map((seat) => seat.demand));
  const youngest = Math.min(...[...members, demand].map((member) => puzzle.rank[member] ?? 0));
  return members.length >= capacityOf(puzzle, station, youngest);
}

function hasApart(puzzle: Puzzle, demand: number, station: SolvedStation): boolean {
  return station.groups.some(({ seats }) => seats.some((seat) => puzzle.apart[demand]?.includes(seat.demand) === true));
}
