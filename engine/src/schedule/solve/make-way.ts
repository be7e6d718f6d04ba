import { ideasFor } from './ideas.ts';
import { openBest } from './open-best.ts';
import type { Idea } from './open-best.ts';
import { takeBestSeat, unseated } from './repair.ts';
import type { RepairStyle } from './repair-style.ts';
import { closeStation, forget, rollBack } from './state.ts';
import type { DayState, Station } from './state.ts';

/**
 * Adults have run out and students are left: stations with few students make way for such as hold more, one after the other, as long as that
 * leaves fewer without a place.
 */
export function makeWay(state: DayState, period: number, style: RepairStyle): void {
  while (unseated(state, period).length > 0 && leastFilled(state, period).some((station) => givesWay(state, station, style)));
}

function givesWay(state: DayState, station: Station, style: RepairStyle): boolean {
  const { period } = station;
  const before = unseated(state, period).length;
  forget(state);
  closeStation(state, station);
  const known = new Map<number, Idea>();
  const ideas = () => ideasFor(state, period, unseated(state, period), { ...style, known });
  while (openBest(state, { period, ideas: ideas(), style, company: null }) !== undefined);
  for (const demand of unseated(state, period)) takeBestSeat(state, demand);
  if (unseated(state, period).length < before) return true;
  rollBack(state, 0);
  return false;
}

/** The stations that give way with least trouble. Whoever needs a space or an adult keeps the station that has it. */
function leastFilled({ puzzle, stations }: DayState, period: number): readonly Station[] {
  const mayClose = ({ kind, last, groups }: Station) => (
    last === period && puzzle.instance.kinds[kind]?.modalityId !== null && groups.every(({ members }) => members.every((member) => puzzle.isBound[member] === 0))
  );
  return (stations[period] ?? []).filter(mayClose).sort((left, right) => left.size - right.size).slice(0, triedAtOnce);
}

const triedAtOnce = 10;
