import type { Option } from '../../path/index.ts';
import type { Instant } from '../../roster/index.ts';
import { hashInstance } from '../compile/hash-instance.ts';
import type { Column, Instance } from '../compile/instance.ts';
import type { DayFacts } from '../day-facts.ts';
import type { DayPlan, Meeting, Seat, Station } from '../plan.ts';
import type { SolvedGroup, SolvedStation, Solution } from '../solve/solution.ts';
import { verifyDay } from '../verify/verify-day.ts';
import { assumedShare } from './assumed-share.ts';
import { explainSeats } from './explain-seats.ts';
import { gapOf } from './gap-of.ts';

/**
 * The solution in names: stations, meetings and seats with their reasons, and the approvals the plan needs.
 * Ids are made from what they name (period, space, place in line), so that the same solution always gives the same plan.
 */
export function toDayPlan(input: {
  readonly facts: DayFacts;
  readonly options: readonly Option[];
  readonly instance: Instance;
  readonly solution: Solution;
  readonly seed: number;
  readonly asOf: Instant;
  readonly modelVersions: Readonly<Record<string, string>>;
}): DayPlan {
  const { facts, instance, solution } = input;
  const named = nameStations(instance, solution);
  const options = new Map(input.options.map((option) => [option.id, option]));
  const reasons = explainSeats(facts, instance, solution);
  const seats = named.flatMap(({ meetings }) => meetings)
    .flatMap(({ meeting, group, part }) => group.seats.map((seat) => nameSeat(instance, { ...seat, meeting, part, options, reasons })));
  const plan: DayPlan = {
    on: instance.on, asOf: input.asOf, seed: input.seed, iterations: solution.iterations,
    instanceHash: hashInstance(instance), modelVersions: input.modelVersions,
    stations: named.map(({ station }) => station),
    meetings: named.flatMap(({ meetings }) => meetings.map(({ meeting }) => meeting)),
    seats: seats.sort((left, right) => byPeriod(instance, left.periodId, right.periodId) || (left.studentId < right.studentId ? -1 : 1)),
    approvals: [], value: solution.value, gap: gapOf(solution), assumedShare: assumedShare(seats),
    ...(solution.search === undefined || solution.search === null ? {} : { search: solution.search }),
  };
  return { ...plan, approvals: verifyDay({ facts, plan }).filter(({ tier }) => tier === 'approval') };
}

/** A station over two periods stands in the plan as two parts, because rooms, adults and students are looked for by period. */
type Part = 'whole' | 'first' | 'second';
type Named = { readonly station: Station; readonly meetings: readonly { readonly meeting: Meeting; readonly group: SolvedGroup; readonly part: Part }[] };

function nameStations(instance: Instance, solution: Solution): readonly Named[] {
  const key = ({ period, space, adults }: SolvedStation) => [period, space, ...adults].map((part) => String(part).padStart(6, '0')).join(' ');
  const sorted = [...solution.stations].sort((left, right) => (key(left) < key(right) ? -1 : 1));
  const used = new Map<string, number>();
  return sorted.flatMap((solved): readonly Named[] => {
    const kind = instance.kinds[solved.kind];
    const spaceId = instance.spaces[solved.space]?.id ?? '';
    const periodId = instance.periods[solved.period]?.id ?? '';
    const base = `${periodId}/${spaceId}`;
    // Two stations in one space happen only where a constraint was left out on purpose; their ids differ all the same.
    const turn = (used.get(base) ?? 0) + 1;
    used.set(base, turn);
    const station: Station = {
      id: turn === 1 ? base : `${base}/${turn}`, periodId, spaceId,
      adultIds: solved.adults.map((adult) => instance.adults[adult]?.id ?? ''),
      modalityId: kind?.modalityId ?? null, adoptionId: kind?.adoptionId ?? '',
    };
    const groups = [...solved.groups].sort((left, right) => groupKey(left) - groupKey(right));
    const meetings = groups.map((group, position) => ({ group, meeting: nameMeeting(instance, { group, station, position }) }));
    const next = instance.periods[instance.periods[solved.period]?.next ?? -1]?.id;
    if (kind?.periods !== 2 || next === undefined) return [{ station, meetings: meetings.map((one) => ({ ...one, part: 'whole' })) }];
    const second: Station = { ...station, id: `${next}/${spaceId}/on`, periodId: next };
    return [
      { station, meetings: meetings.map(({ group, meeting }) => ({ group, part: 'first', meeting: { ...meeting, exitCheckId: null } })) },
      { station: second, meetings: meetings.map(({ group, meeting }, position) => ({
        group, part: 'second', meeting: { ...meeting, id: `${second.id}#${position + 1}`, stationId: second.id, continues: meeting.id },
      })) },
    ];
  });
}

/** Groups stand in order of their first student, so that ids do not tell in which order the search made them. */
function groupKey(group: SolvedGroup): number {
  return Math.min(...group.seats.map(({ demand }) => demand));
}

/** A group without a task is fallback. */
function nameMeeting(instance: Instance, at: { readonly group: SolvedGroup; readonly station: Station; readonly position: number }): Meeting {
  const task = instance.tasks[at.group.task];
  const shared = { id: `${at.station.id}#${at.position + 1}`, stationId: at.station.id };
  if (task === undefined) return { ...shared, purpose: 'fallback', competencyId: null, modalityId: null, activityIds: [], exitCheckId: null };
  const { purpose, competencyId, activityIds, exitCheckId } = task;
  return { ...shared, purpose, competencyId, modalityId: at.station.modalityId, activityIds, exitCheckId };
}

function nameSeat(instance: Instance, at: {
  readonly demand: number; readonly option: number; readonly meeting: Meeting; readonly part: Part;
  readonly options: ReadonlyMap<string, Option>; readonly reasons: ReadonlyMap<number, Seat['reasons']>;
}): Seat {
  const demand = instance.demands[at.demand];
  const { options: columns } = instance;
  // A place fixed by a person may have no option of the path behind it: then there is no value, and the reason says who fixed it.
  const option = at.options.get(columns.id[at.option] ?? '');
  const period = instance.periods[demand?.period ?? -1];
  const goesOn = at.part === 'second';
  // The first part is filled with work, the second has the rest of it and the check.
  const minutesOf = (column: Column) => {
    const all = column[at.option] ?? 0;
    if (at.part === 'whole') return all;
    const first = Math.min(all, period?.minutes ?? 0);
    return goesOn ? all - first : first;
  };
  return {
    studentId: instance.students[demand?.student ?? -1]?.id ?? '',
    periodId: (goesOn ? instance.periods[period?.next ?? -1]?.id : period?.id) ?? '',
    meetingId: at.meeting.id,
    value: (columns.value[at.option] ?? 0) / (at.part === 'whole' ? 1 : 2),
    minutes: minutesOf(columns.minutes),
    checkMinutes: at.part === 'first' ? 0 : columns.checkMinutes[at.option] ?? 0,
    screenMinutes: minutesOf(columns.screenMinutes),
    terms: option?.terms ?? [],
    reasons: goesOn ? [{ code: 'schedule.goes-on', params: {} }] : [...option?.reasons ?? [], ...at.reasons.get(at.demand) ?? []],
    isWithoutEvidence: option?.isWithoutEvidence ?? false,
    stage: option?.stage ?? null, cause: option?.cause ?? null,
  };
}

function byPeriod(instance: Instance, left: string, right: string): number {
  const order = (id: string) => instance.periods.findIndex((period) => period.id === id);
  return order(left) - order(right);
}
