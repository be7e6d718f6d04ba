import type { Instance, Task } from '../compile/instance.ts';
import type { DayPlan, Meeting, Seat } from '../plan.ts';
import type { SolvedGroup, Solution } from '../solve/solution.ts';

/**
 * A plan in names, said in the indices of an instance that was compiled from newer facts: where everybody was to be, as far as they are
 * still expected. People and spaces that are no longer on the list become -1, and the search finds others for them.
 */
export function keepPlan(instance: Instance, plan: DayPlan): Solution {
  const at = indexOf(instance);
  const seatsOf = Map.groupBy(plan.seats, ({ meetingId }) => meetingId);
  const meetingsOf = Map.groupBy(plan.meetings, ({ stationId }) => stationId);
  const stations = plan.stations.flatMap((station) => {
    const period = at.period.get(station.periodId);
    const kind = at.kind.get(key(station.adoptionId, station.modalityId));
    if (period === undefined || kind === undefined) return [];
    const groups = (meetingsOf.get(station.id) ?? []).flatMap((meeting) => keepGroup(at, { meeting, kind, seats: seatsOf.get(meeting.id) ?? [] }));
    if (groups.length === 0) return [];
    return [{ period, kind, space: at.space.get(station.spaceId) ?? -1, adults: station.adultIds.map((id) => at.adult.get(id) ?? -1), groups }];
  });
  return { stations, value: plan.value, score: plan.value, leastBad: [], iterations: 0 };
}

type Indices = {
  readonly period: ReadonlyMap<string, number>;
  readonly kind: ReadonlyMap<string, number>;
  readonly space: ReadonlyMap<string, number>;
  readonly adult: ReadonlyMap<string, number>;
  readonly demand: ReadonlyMap<string, number>;
  readonly task: ReadonlyMap<string, number>;
  /** Options by demand and task. */
  readonly option: ReadonlyMap<string, number>;
};

function keepGroup(at: Indices, from: { readonly meeting: Meeting; readonly kind: number; readonly seats: readonly Seat[] }): readonly SolvedGroup[] {
  const isFallback = from.meeting.purpose === 'fallback';
  const task = isFallback ? -1 : at.task.get(taskKey(from.kind, from.meeting));
  if (task === undefined) return [];
  const seats = from.seats.flatMap(({ studentId, periodId }) => {
    const demand = at.demand.get(key(studentId, periodId));
    const option = isFallback ? -1 : at.option.get(key(demand, task));
    return demand === undefined || option === undefined ? [] : [{ demand, option }];
  });
  return seats.length === 0 ? [] : [{ task, seats }];
}

function indexOf(instance: Instance): Indices {
  const byId = (list: readonly { readonly id: string }[]) => new Map(list.map(({ id }, position) => [id, position]));
  return {
    period: byId(instance.periods), space: byId(instance.spaces), adult: byId(instance.adults),
    kind: new Map(instance.kinds.map(({ adoptionId, modalityId }, position) => [key(adoptionId, modalityId), position])),
    demand: new Map(instance.demands.map(({ student, period }, position) =>
      [key(instance.students[student]?.id, instance.periods[period]?.id), position])),
    task: new Map(instance.tasks.map((task, position) => [taskKey(task.kind, task), position])),
    option: new Map(Array.from(instance.options.demand, (demand, position) => [key(demand, instance.options.task[position]), position])),
  };
}

function taskKey(kind: number, task: Pick<Task, 'competencyId' | 'activityIds' | 'exitCheckId'> & { readonly purpose: string }): string {
  return key(kind, task.purpose, task.competencyId, task.activityIds, task.exitCheckId);
}

function key(...parts: readonly unknown[]): string {
  return JSON.stringify(parts);
}
