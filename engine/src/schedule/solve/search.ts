import { amongStrangers, gatherCompanies } from './gather-companies.ts';
import { ideasFor } from './ideas.ts';
import { improve } from './improve.ts';
import { inTheWayOf, isBroken } from './in-the-way.ts';
import { capacityOf } from './may.ts';
import { allIdeas, openBest } from './open-best.ts';
import type { Idea } from './open-best.ts';
import { placeBound } from './place-bound.ts';
import type { Random } from './random.ts';
import { boundFirst, lendHelpers, repairPeriod, seatTheRest, takeBestSeat, unseated } from './repair.ts';
import type { RepairStyle } from './repair-style.ts';
import { settle } from './score.ts';
import { closeStation, forget, removeAdult, rollBack, stand } from './state.ts';
import type { DayState, Station } from './state.ts';
import { takeBackAdults } from './take-back.ts';

/**
 * One round: take a few stations of one or two periods apart, put them together another way, and keep the result if it is better, or, early on,
 * not much worse. Large neighbourhood search (Shaw 1998) under simulated annealing (Kirkpatrick, Gelatt and Vecchi 1983).
 * Returns what it gained.
 */
export function searchRound(state: DayState, round: Round): number {
  const { random, temperature, near } = round;
  const before = settle(state);
  forget(state);
  const touched = state.touched.slice();
  const chosen = choosePeriods(state, round);
  const lost = new Set<number>();
  const style = { ...drawStyle(random), staysPut: near !== undefined };
  // Whoever has no place needs the very space or adult that some station holds, maybe one of another period: that one has to open.
  const wanted = new Set(chosen.flatMap((period) => unseated(state, period)).flatMap((demand) => inTheWayOf(state, demand)));
  const companies = new Map(chosen.map((period) => [period, near === undefined ? drawCompany(state, period, random) : null]));
  for (const period of chosen) takeApart(state, { period, style, lost, wanted, near: near?.[period], company: companies.get(period) ?? null });
  // A meeting over two periods that was taken apart has to be made up for in both.
  const periods = [...new Set([...chosen, ...[...lost].map((demand) => state.puzzle.periodOf[demand] ?? 0)])];
  // The last period taken apart is repaired first: an adult who is freed in one can then go to the other.
  for (const period of [...periods].reverse()) mend(state, { period, style, lost, company: companies.get(period) ?? null });
  improve(state, [...lost], random);
  for (const period of periods) {
    tidy(state, period);
    if (near !== undefined) takeBackAdults(state, period);
  }
  const gain = settle(state) - before;
  if (gain >= 0 || Math.exp(gain / temperature) > random.next()) return gain;
  rollBack(state, 0);
  settle(state);
  state.touched.set(touched);
  return 0;
}

/**
 * Takes a whole period apart and puts it together without some of the forms of work and tasks it had. Nothing is taken back here: another mix is
 * worse at first, because its groups were chosen in one go, and rounds of search have to make the best of it before the two are compared.
 */
export function rebuildPeriod(state: DayState, period: number, random: Random): void {
  const style = drawStyle(random);
  const lost = new Set(unseated(state, period));
  for (const station of [...state.stations[period] ?? []]) takeDown(state, { station, style, lost });
  const touched = new Set([period, ...[...lost].map((demand) => state.puzzle.periodOf[demand] ?? period)]);
  for (const one of touched) {
    const ideas = allIdeas(state.puzzle, one).map((idea) => ({ ...idea, shake: 1 + style.noise * (random.next() - 0.5) }));
    repairPeriod(state, one, style, ideas);
  }
  improve(state, [...lost], random);
  for (const one of touched) tidy(state, one);
  settle(state);
  forget(state);
}

type Round = {
  readonly random: Random;
  readonly temperature: number;
  /** undefined = any. */
  readonly periods?: readonly number[] | undefined;
  /** By period, the demands that the round may begin with; undefined = any. */
  readonly near?: readonly (readonly number[])[] | undefined;
};

/**
 * Periods in trouble first, and of these where a limit is broken that nobody may break. Now and then two at once, so that an adult can change
 * from one to the other: the later one listed is mended first, so that in trouble it has the choice.
 */
function choosePeriods(state: DayState, { random, periods = [...state.stations.keys()], near = state.puzzle.demandsIn }: Round): readonly number[] {
  const busy = periods.filter((period) => (near[period]?.length ?? 0) > 0);
  const broken = busy.filter((period) => (state.puzzle.demandsIn[period] ?? []).some((demand) => isBroken(state, demand)));
  const troubled = broken.length > 0 ? broken : busy.filter((period) => isTroubled(state, period));
  const from = troubled.length > 0 && random.next() < 0.5 ? troubled : busy;
  const first = from[random.below(from.length)] ?? 0;
  const elsewhere = broken.includes(first) ? periodsInTheWay(state, first).filter((period) => busy.includes(period)) : [];
  if (elsewhere.length > 0 && random.next() < 0.7) return [elsewhere[random.below(elsewhere.length)] ?? first, first];
  const second = busy[random.below(busy.length)] ?? 0;
  const both = troubled.includes(first) ? 0.5 : state.puzzle.tiesPeriods ? 0.2 : 0;
  return second !== first && random.next() < both ? [first, second] : [first];
}

/** Other periods in which stations begin that hold what somebody without a place needs. */
function periodsInTheWay(state: DayState, period: number): readonly number[] {
  const stations = unseated(state, period).flatMap((demand) => inTheWayOf(state, demand));
  return [...new Set(stations.map((station) => station.period))].filter((other) => other !== period).sort((left, right) => left - right);
}

/** Somebody is in fallback or without a place. */
function isTroubled(state: DayState, period: number): boolean {
  for (const demand of state.puzzle.demandsIn[period] ?? []) if (state.option[demand] === -1) return true;
  return false;
}

/** Stations that one round opens. */
const openedAtMost = 8;

/** Stations taken apart because a standing group is scattered over them. */
const strangeAtMost = 3;

type Part = { readonly period: number; readonly style: RepairStyle & { readonly barredTasks: Set<number>; readonly barredKinds: Set<number> }; readonly lost: Set<number>; readonly wanted: ReadonlySet<Station>; readonly near?: readonly number[] | undefined; readonly company: number | null };

function drawStyle(random: Random): Part['style'] {
  const draw = random.next();
  const share = draw < 0.4 ? 0 : draw < 0.7 ? 0.7 : 0.8;
  return { random, share, noise: 0.5, mayUse: () => true, mayDisturb: true, barredTasks: new Set(), barredKinds: new Set() };
}

function takeApart(state: DayState, { period, style, lost, wanted, near, company }: Part): void {
  const { random } = style;
  const { puzzle } = state;
  const own = state.stations[period] ?? [];
  for (const demand of unseated(state, period)) lost.add(demand);
  const troubled = own.filter((station) => wanted.has(station) || puzzle.instance.kinds[station.kind]?.modalityId === null);
  for (const station of troubled) if (random.next() < 0.6) takeDown(state, { station, style, lost });
  const strange = company === null ? [] : amongStrangers(state, company).slice(0, 1 + random.below(strangeAtMost));
  for (const station of strange) if (station.isOpen && random.next() < 0.6) takeDown(state, { station, style, lost });
  const count = 1 + random.below(3);
  for (let closed = 0; closed < count && own.length > 0; closed += 1) {
    const station = near === undefined ? (closed > 0 && random.next() < 0.7 ? related(state, { period, random, lost }) : undefined) ?? own[random.below(own.length)]
      : stationNear(state, { period, random, lost }, near);
    if (station === undefined) continue;
    const group = station.groups[random.below(station.groups.length)];
    const isOneGroup = group !== undefined && station.groups.length > 1 && random.next() < 0.5;
    if (!isOneGroup) takeDown(state, { station, style, lost });
    else {
      if (random.next() < 0.5) style.barredTasks.add(group.task);
      for (const member of [...group.members]) {
        lost.add(member);
        stand(state, member);
      }
    }
  }
  for (const station of [...own]) if (station.size === 0) closeStation(state, station);
}

function takeDown(state: DayState, { station, style, lost }: { readonly station: Station; readonly style: Part['style']; readonly lost: Set<number> }): void {
  const isBarred = style.random.next() < 0.5;
  if (isBarred && state.puzzle.severalIn[station.kind] === 1) style.barredKinds.add(station.kind);
  for (const group of station.groups) {
    if (isBarred && state.puzzle.severalIn[station.kind] === 0) style.barredTasks.add(group.task);
    for (const member of group.members) {
      lost.add(member);
      if (station.last !== station.period) lost.add(state.puzzle.second[member] ?? member);
    }
  }
  closeStation(state, station);
}

/** A station in which somebody who just lost a seat could have one: what they share is where something can be gained. */
function related(state: DayState, { period, random, lost }: { readonly period: number; readonly random: Random; readonly lost: ReadonlySet<number> }): Station | undefined {
  const { puzzle } = state;
  const own = [...lost].filter((demand) => puzzle.periodOf[demand] === period);
  const demand = own[random.below(own.length)] ?? -1;
  const open: Station[] = [];
  for (let at = puzzle.byDemand.start[demand] ?? 0; at < (puzzle.byDemand.start[demand + 1] ?? 0); at += 1) {
    const task = puzzle.task[puzzle.byDemand.order[at] ?? 0] ?? 0;
    for (const group of state.ofTask[period * puzzle.taskCount + task] ?? []) open.push(group.station);
  }
  return open[random.below(open.length)];
}

/** At first where one of the near is, or could be; then where those could be who lost a seat by it. */
function stationNear(state: DayState, from: { readonly period: number; readonly random: Random; readonly lost: ReadonlySet<number> }, near: readonly number[]): Station | undefined {
  const { random, lost } = from;
  if (lost.size > 0 && random.next() < 0.5) return related(state, from);
  const demand = near[random.below(near.length)] ?? -1;
  const station = state.station[demand];
  return station !== null && station !== undefined && random.next() < 0.5 ? station : related(state, { ...from, lost: new Set([demand]) });
}

/** A place for all who lost theirs: the bound first, then what is open, then what could open for them. */
function mend(state: DayState, { period, style, lost, company }: Omit<Part, 'wanted'>): void {
  const own = () => [...lost].filter((demand) => state.puzzle.periodOf[demand] === period);
  const isWithout = (demand: number) => state.station[demand] === null;
  for (const demand of boundFirst(state, own().filter(isWithout))) placeBound(state, demand, style);
  if (company !== null) for (const demand of gatherCompanies(state, { period, first: company, style })) lost.add(demand);
  for (const demand of style.random.shuffle(own().filter(isWithout))) takeBestSeat(state, demand);
  const known = new Map<number, Idea>();
  for (let opened = 0; opened < openedAtMost; opened += 1) {
    const seated = openBest(state, { period, ideas: ideasFor(state, period, own(), { ...style, known }), style, company: null });
    if (seated === undefined) break;
    for (const demand of seated) lost.add(demand);
  }
  const rest = own().filter(isWithout);
  if (rest.length > 0) seatTheRest(state, rest, style);
  lendHelpers(state, period, style);
}

/** Now and then a round is for the standing groups, and begins with this one. */
function drawCompany(state: DayState, period: number, random: Random): number | null {
  const own = state.puzzle.companiesIn[period] ?? [];
  return own.length === 0 || random.next() < 0.7 ? null : own[random.below(own.length)] ?? null;
}

/** A station that the last student left is closed; a helping adult whom nobody in the station needs any more is free again. */
function tidy(state: DayState, period: number): void {
  for (const station of [...(state.stations[period] ?? [])]) {
    if (station.size === 0) closeStation(state, station);
    else for (const adult of station.adults.slice(1)) if (!isNeeded(state, station, adult)) removeAdult(state, station, adult);
  }
}

/** By a student who has to have this adult or is owed their time, or because the others alone would have too many students. */
function isNeeded(state: DayState, station: Station, adult: number): boolean {
  const { puzzle } = state;
  const others = { ...station, adults: station.adults.filter((one) => one !== adult) };
  if (capacityOf(puzzle, others, station.youngest) < station.size) return true;
  const isOwed = (position: number) => {
    const contact = puzzle.instance.contacts[position];
    return contact?.isResponsible === false && contact.adults.includes(adult);
  };
  const needs = (demand: number) => (puzzle.withAdults[demand] ?? []).includes(adult) || (puzzle.contactsOf[demand] ?? []).some(isOwed);
  return station.groups.some(({ members }) => members.some((member) => needs(member) || (station.last !== station.period && needs(puzzle.second[member] ?? -1))));
}
