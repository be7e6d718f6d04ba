import type { Instance } from '../compile/instance.ts';
import type { LaidSolution, LaidStation } from './laid-solution.ts';
import { faultAt } from './solution-fault.ts';
import type { SolutionFault } from './solution-fault.ts';

/** Limits without a price: a solution that goes beyond one is no plan. Each is counted from the stations and seats alone. */
export function limitFaults(laid: LaidSolution): readonly SolutionFault[] {
  return [
    ...laid.stations.flatMap((station) => [...stationFaults(laid, station), ...seatFaults(laid, station)]),
    ...laid.instance.adults.flatMap((_, adult) => adultFaults(laid, adult)),
    ...laid.instance.spaces.flatMap((_, space) => spaceFaults(laid, space)),
    ...equipmentFaults(laid),
  ];
}

/** The station itself: who leads it, where it stands, how many it holds. */
function stationFaults({ instance }: LaidSolution, station: LaidStation): readonly SolutionFault[] {
  const kind = instance.kinds[station.kind];
  if (kind === undefined) return [];
  const where = placeOf(instance, station);
  const fault = (code: string, params: SolutionFault['params'] = {}) => faultAt(`stations[${station.at}]`, code, { ...where, ...params });
  const found: SolutionFault[] = [];
  const [leader] = station.adults;
  if (leader === undefined) found.push(fault('solution.no-adult'));
  else if (!kind.adults.includes(leader)) found.push(fault('solution.may-not-lead', { adult: instance.adults[leader]?.id ?? '', kind: nameOf(kind) }));
  if (new Set(station.adults).size < station.adults.length) found.push(fault('solution.adult-twice'));
  if (kind.periods === 2 && station.periods.length < 2) found.push(fault('solution.no-second-period', { kind: nameOf(kind) }));
  const isAskedFor = () => station.members.some((demand) => instance.demands[demand]?.spaces?.includes(station.space) === true);
  if (!kind.spaces.includes(station.space) && !isAskedFor()) found.push(fault('solution.wrong-space', { kind: nameOf(kind) }));
  const room = kind.rooms.find(({ space }) => space === station.space);
  const most = mostStudents(instance, station);
  if (station.students > most.students) found.push(fault('solution.too-many-students', { count: station.students, most: most.students, why: most.why }));
  const groups = Math.min(kind.groupsPerStation ?? Infinity, room?.groups ?? Infinity);
  if (station.groups.length > groups) found.push(fault('solution.too-many-groups', { count: station.groups.length, most: groups }));
  return found;
}

/** The fewest of what seats, the room, the adults and the youngest student allow. */
function mostStudents(instance: Instance, station: LaidStation): { readonly students: number; readonly why: string } {
  const kind = instance.kinds[station.kind];
  const ranks = station.groups.flatMap((group) => group.seats.map(({ demand }) => instance.students[instance.demands[demand]?.student ?? -1]?.rank ?? 0));
  const youngest = Math.min(...ranks);
  const ratio = kind?.ratio.find(({ throughRank }) => throughRank >= youngest) ?? kind?.ratio.at(-1);
  const limits = [
    { students: instance.spaces[station.space]?.seats ?? Infinity, why: 'seats' },
    { students: kind?.rooms.find(({ space }) => space === station.space)?.students ?? Infinity, why: 'room' },
    { students: (kind?.studentsPerAdult ?? Infinity) * station.adults.length, why: 'adults' },
    { students: ratio?.students ?? Infinity, why: 'ratio' },
  ];
  return limits.reduce((least, limit) => (limit.students < least.students ? limit : least));
}

/** Each seat: does its option belong there, and does the student have what the student needs? */
function seatFaults({ instance, seats }: LaidSolution, station: LaidStation): readonly SolutionFault[] {
  const found: SolutionFault[] = [];
  station.groups.forEach((group, groupAt) => {
    group.seats.forEach(({ demand, option }, seatAt) => {
      const what = wrongOption(instance, { station, task: group.task, demand, option });
      if (what !== undefined) found.push(faultAt(`stations[${station.at}].groups[${groupAt}].seats[${seatAt}]`, 'solution.wrong-option', { ...whoIs(instance, demand), what, option }));
    });
  });
  for (const demand of station.members) {
    const own = instance.demands[demand];
    if (own === undefined) continue;
    const fault = (code: string, params: SolutionFault['params'] = {}) => faultAt(`demands[${demand}]`, code, { ...whoIs(instance, demand), ...params });
    if (own.spaces !== null && !own.spaces.includes(station.space)) found.push(fault('solution.needs-space', { spaces: own.spaces.map((space) => instance.spaces[space]?.id ?? '') }));
    const missing = own.withAdults.filter((adult) => !station.adults.includes(adult));
    if (missing.length > 0) found.push(fault('solution.needs-adult', { adults: missing.map((adult) => instance.adults[adult]?.id ?? '?') }));
    const size = station.groups[seats[demand]?.group ?? -1]?.seats.length ?? 0;
    if (own.groupAtMost !== null && size > own.groupAtMost) found.push(fault('solution.group-at-most', { count: size, most: own.groupAtMost }));
  }
  if (station.periods.length === 2) {
    const second = new Set(station.members.filter((demand) => seats[demand]?.isSecond === true).map((demand) => instance.demands[demand]?.student));
    for (const demand of station.members) {
      if (seats[demand]?.isSecond === false && !second.has(instance.demands[demand]?.student)) found.push(faultAt(`demands[${demand}]`, 'solution.not-in-second', whoIs(instance, demand)));
    }
  }
  const together = new Set(station.members.map((demand) => instance.demands[demand]?.student));
  for (const [one, other] of instance.apart) {
    if (!together.has(one) || !together.has(other)) continue;
    found.push(faultAt(`stations[${station.at}]`, 'solution.kept-apart', { ...placeOf(instance, station), students: [one, other].map((student) => instance.students[student]?.id ?? '') }));
  }
  return found;
}

/** What is wrong between a seat and its option, task, station and student; undefined = nothing. */
function wrongOption(instance: Instance, seat: { readonly station: LaidStation; readonly task: number; readonly demand: number; readonly option: number }): string | undefined {
  const { station, task, demand, option } = seat;
  const kind = instance.kinds[station.kind];
  const own = instance.demands[demand];
  if (own?.period !== station.period) return 'period';
  if (kind?.adoptionId !== own.adoptionId) return 'adoption';
  if (kind.modalityId === null) return option === -1 && task === -1 ? undefined : 'fallback';
  if (option === -1 || instance.options.demand[option] !== demand) return 'demand';
  if (instance.options.task[option] !== task) return 'task';
  return instance.tasks[task]?.kind === station.kind ? undefined : 'kind';
}

function adultFaults({ instance, stations }: LaidSolution, adult: number): readonly SolutionFault[] {
  const own = instance.adults[adult];
  if (own === undefined) return [];
  const load = instance.periods.map((_, period) => stations.filter((station) => station.adults.includes(adult) && station.periods.includes(period)).length);
  const minutes = instance.periods.reduce((sum, period, at) => sum + ((load[at] ?? 0) > 0 ? period.minutes : 0), 0);
  const fault = (code: string, params: SolutionFault['params']) => faultAt(`adults[${adult}]`, code, { adult: own.id, ...params });
  return [
    ...tooOften(instance, { load, most: own.stationsAtOnce }).map((params) => fault('solution.adult-too-often', params)),
    ...own.neverAll.filter((set) => set.length > 0 && set.every((period) => (load[period] ?? 0) > 0))
      .map((set) => fault('solution.adult-no-break', { periods: set.map((period) => instance.periods[period]?.id ?? '') })),
    ...(own.busyAtMost !== null && minutes > own.busyAtMost + 1e-9 ? [fault('solution.adult-too-busy', { minutes, most: own.busyAtMost })] : []),
  ];
}

function spaceFaults({ instance, stations }: LaidSolution, space: number): readonly SolutionFault[] {
  const own = instance.spaces[space];
  if (own === undefined) return [];
  const load = instance.periods.map((_, period) => stations.filter((station) => station.space === space && station.periods.includes(period)).length);
  return tooOften(instance, { load, most: own.stationsAtOnce }).map((params) => faultAt(`spaces[${space}]`, 'solution.space-too-often', { space: own.id, ...params }));
}

function tooOften(instance: Instance, of: { readonly load: readonly number[]; readonly most: readonly (number | null)[] }) {
  return of.load.flatMap((count, period) => {
    const most = of.most[period] ?? null;
    return most !== null && count > most ? [{ period: instance.periods[period]?.id ?? '', count, most }] : [];
  });
}

/** Sets are held in every period of the meeting that uses them. */
function equipmentFaults({ instance, stations }: LaidSolution): readonly SolutionFault[] {
  return instance.equipment.flatMap(({ id, amountIn }, equipment) => amountIn.flatMap((amount, period) => {
    const used = stations.filter((station) => station.periods.includes(period)).flatMap(({ groups }) => groups).reduce((sum, { task, seats }) => {
      const needs = instance.tasks[task]?.needs.filter((need) => need.equipment === equipment) ?? [];
      return sum + needs.reduce((own, need) => own + need.amount * (need.per === 'group' ? 1 : seats.length), 0);
    }, 0);
    return used > amount ? [faultAt(`equipment[${equipment}]`, 'solution.too-little-equipment', { equipment: id, period: instance.periods[period]?.id ?? '', used, amount })] : [];
  }));
}

function placeOf(instance: Instance, station: LaidStation) {
  return { space: instance.spaces[station.space]?.id ?? '', period: instance.periods[station.period]?.id ?? '' };
}

function whoIs(instance: Instance, demand: number) {
  const own = instance.demands[demand];
  return { student: instance.students[own?.student ?? -1]?.id ?? '', period: instance.periods[own?.period ?? -1]?.id ?? '' };
}

function nameOf(kind: Instance['kinds'][number]): string {
  return kind.modalityId ?? 'fallback';
}
