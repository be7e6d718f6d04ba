import { checkSolution } from '@heddle/engine/schedule';
import type { Instance, Solution } from '@heddle/engine/schedule';
import { chanceFrom } from './draw/chance.ts';
import type { Chance } from './draw/chance.ts';
import { teacherLed } from './draw/modalities.ts';
import { drawSchool } from './draw/school.ts';
import type { DrawnSchool } from './draw/school.ts';
import { drawInstance } from './presets.ts';
import type { Draw } from './presets.ts';

/** What a school gets without a search, as points of value on the same day: what the search is worth is the distance to these. */
export function baselines(draw: Draw): Readonly<Record<'gradeClasses' | 'abilityClasses' | 'random' | 'firstCome', number>> {
  const school = drawSchool(draw);
  const day = drawInstance(draw);
  const order = (by: (student: DrawnSchool['students'][number]) => number) => [...school.students.keys()].sort((one, other) => {
    const [left, right] = [school.students[one], school.students[other]];
    return left === undefined || right === undefined ? 0 : by(left) - by(right) || one - other;
  });
  return {
    gradeClasses: draw.periods * valueOfClasses(school, order(({ grade }) => grade)),
    abilityClasses: draw.periods * valueOfClasses(school, order(({ level }) => level)),
    random: seatOneByOne(day, chanceFrom(draw.seed), 'random'),
    firstCome: seatOneByOne(day, chanceFrom(draw.seed), 'best'),
  };
}

/** Worth of a lesson to somebody who does not need it. */
const elsewhere = 8;

/** One class for each teacher, cut from the list; each is taught the skill of its teacher that is worth most to it. Rooms for all. */
function valueOfClasses(school: DrawnSchool, order: readonly number[]): number {
  const teachers = school.adults.filter((domains) => domains.length > 0);
  const count = Math.max(teachers.length, Math.ceil(order.length / 30));
  let total = 0;
  for (let at = 0; at < count; at += 1) {
    const members = order.slice(Math.round((at * order.length) / count), Math.round(((at + 1) * order.length) / count));
    const worth = new Map<number, number>();
    for (const student of members) {
      for (const { skill, modality, value } of school.students[student]?.options ?? []) {
        if (modality === teacherLed && teachers[at % teachers.length]?.includes(school.domains[skill] ?? -1) === true) worth.set(skill, (worth.get(skill) ?? 0) + value - elsewhere);
      }
    }
    total += members.length * elsewhere + Math.max(0, ...worth.values());
  }
  return total;
}

type Open = { readonly period: number; readonly kind: number; readonly space: number; readonly adults: readonly number[]; readonly groups: Map<number, { demand: number; option: number }[]> };

/** Students in random order take an option by chance, or the best that is left, opening a station where none is; groups that stay too small break up. */
function seatOneByOne(day: Instance, chance: Chance, choose: 'random' | 'best'): number {
  const open: Open[] = [];
  const rows = Map.groupBy(day.options.demand.keys(), (row) => day.options.demand[row] ?? -1);
  const queue = [...day.demands.keys()].map((demand) => ({ demand, turn: chance.next() })).sort((one, other) => one.turn - other.turn);
  const done = new Set<string>();
  const screens = new Map<number, number>();
  for (const { demand } of queue) {
    const own = day.demands[demand];
    if (own === undefined) continue;
    const wished = (rows.get(demand) ?? []).map((row) => ({ row, rank: choose === 'random' ? chance.next() : -(day.options.value[row] ?? 0) })).sort((one, other) => one.rank - other.rank);
    for (const { row } of wished) {
      const task = day.options.task[row] ?? -1;
      const key = `${own.student} ${day.tasks[task]?.competencyId}`;
      const minutes = (screens.get(own.student) ?? 0) + (day.options.screenMinutes[row] ?? 0);
      if (done.has(key) || minutes > (day.ceilings.find(({ demands }) => demands.includes(demand))?.atMost ?? Infinity)) continue;
      if (!take(day, open, { demand, row, task })) continue;
      done.add(key);
      screens.set(own.student, minutes);
      break;
    }
  }
  const stations: Solution['stations'] = open.map(({ groups, ...station }) => ({
    ...station, groups: [...groups].filter(([, seats]) => seats.length >= (day.kinds[station.kind]?.groupMin ?? 1)).map(([task, seats]) => ({ task, seats })),
  }));
  const { value, placed } = checkSolution(day, { stations, leastBad: [], value: 0, score: 0 });
  return value - day.prices.fallback * (day.demands.length - placed);
}

function take(day: Instance, open: Open[], seat: { readonly demand: number; readonly row: number; readonly task: number }): boolean {
  const period = day.demands[seat.demand]?.period ?? -1;
  const at = day.tasks[seat.task]?.kind ?? -1;
  const kind = day.kinds[at];
  if (kind === undefined) return false;
  const fits = ({ space, groups }: Open) => {
    const room = kind.rooms.find((one) => one.space === space);
    const size = [...groups.values()].reduce((sum, seats) => sum + seats.length, 0);
    const group = groups.get(seat.task);
    if (size >= (room?.students ?? Infinity)) return false;
    return group === undefined ? groups.size < Math.min(kind.groupsPerStation ?? Infinity, room?.groups ?? Infinity) : group.length < (kind.groupMax ?? Infinity);
  };
  const isBusy = (what: 'space' | 'adult', index: number) => open.some((station) => station.period === period && (what === 'space' ? station.space === index : station.adults.includes(index)));
  let station = open.find((one) => one.period === period && one.kind === at && fits(one));
  if (station === undefined) {
    const space = kind.spaces.find((one) => !isBusy('space', one));
    const adult = kind.adults.find((one) => !isBusy('adult', one));
    if (space === undefined || adult === undefined) return false;
    station = { period, kind: at, space, adults: [adult], groups: new Map() };
    open.push(station);
  }
  station.groups.set(seat.task, [...station.groups.get(seat.task) ?? [], { demand: seat.demand, option: seat.row }]);
  return true;
}
