import type { Option } from '../../path/index.ts';
import type { DraftDemand, DraftKind, InstanceDraft } from './draft.ts';
import type { Contact, Demand, Instance, InstanceAdult, StationKind, Task, Walk } from './instance.ts';
import { startOptions } from './option-columns.ts';

/**
 * The last step of compile: names become indices, open limits become null, and whoever needs no place is left out.
 * The result is deeply frozen, so that a plan can be proven later to come from this very instance.
 */
export function freezeDraft(draft: InstanceDraft): Instance {
  const demands = draft.demands.filter((demand) => demand.isAsked && !demand.isAway);
  const students = [...new Map(demands.map(({ student }) => [student.id, student])).values()].sort((left, right) => (left.id < right.id ? -1 : 1));
  const at: Places = {
    demand: positions(demands),
    kind: positions(draft.kinds),
    student: positions(students.map(({ id }) => id)),
    period: positions(draft.periods.map(({ id }) => id)),
    adult: positions([...draft.adults.keys()]),
    space: positions([...draft.spaces.keys()]),
  };
  const sets = [...draft.equipment.keys()].sort();
  const asked = new Set(draft.continuations.flatMap(({ optionIds }) => optionIds));
  const { tasks, options, taskOfOption } = freezeOptions(demands, { kinds: draft.kinds, sets, asked });
  const atOnce = (limits: ReadonlyMap<string, number>) => draft.periods.map(({ id }) => limits.get(id) ?? null);
  return deepFreeze<Instance>({
    format: 'heddle-instance/2',
    on: draft.facts.day.on,
    prices: draft.prices,
    periods: draft.periods.map(({ id, minutes, runsInto }) => ({ id, minutes, next: at.period.get(runsInto ?? '') ?? null })),
    students: students.map(({ id, grade }) => ({ id, rank: grade === null ? 0 : draft.rankOf(grade) ?? 0 })),
    adults: [...draft.adults.values()].map((adult): InstanceAdult => ({
      id: adult.person.id,
      stationsAtOnce: atOnce(adult.stationsAtOnce),
      neverAll: adult.neverAll.map((ids) => numbers(ids, at.period)),
      busyAtMost: adult.busyAtMost,
      preparationsAtMost: adult.preparationsAtMost,
    })),
    spaces: [...draft.spaces.values()].map(({ space, seats, stationsAtOnce }) => ({ id: space.id, seats, stationsAtOnce: atOnce(stationsAtOnce) })),
    kinds: draft.kinds.map((kind): StationKind => ({
      adoptionId: kind.adopted.adoption.id,
      modalityId: kind.modality?.id ?? null,
      spaces: numbers(kind.spaceIds, at.space), adults: numbers(kind.adultIds, at.adult),
      ratio: kind.ratio, studentsPerAdult: kind.studentsPerAdult,
      groupMin: kind.groupMin, groupMax: kind.groupMax, groupsPerStation: kind.groupsPerStation, isPrepared: kind.isPrepared,
      rooms: [], periods: kind.periods,
    })),
    tasks, options,
    demands: demands.map((demand) => freezeDemand(demand, at)),
    ...freezeTies(draft, { ...at, taskOfOption }),
    equipment: sets.map((id) => ({ id, amountIn: draft.periods.map(() => draft.equipment.get(id) ?? 0) })),
    walks: draft.walks.flatMap(({ periodIds: [before, after], spaceIds: [from, to], price }): Walk[] => {
      const [p, q, a, b] = [at.period.get(before), at.period.get(after), at.space.get(from), at.space.get(to)];
      return p === undefined || q === undefined || a === undefined || b === undefined ? [] : [{ periods: [p, q], spaces: [a, b], price }];
    }),
  });
}

/** Where everybody and everything stands in the instance: its index by name, or by itself where it has none. */
type Places = {
  readonly demand: ReadonlyMap<DraftDemand, number>; readonly kind: ReadonlyMap<DraftKind, number>;
  readonly student: ReadonlyMap<string, number>; readonly period: ReadonlyMap<string, number>;
  readonly adult: ReadonlyMap<string, number>; readonly space: ReadonlyMap<string, number>;
};

function freezeDemand(demand: DraftDemand, at: Places): Demand {
  return {
    student: at.student.get(demand.student.id) ?? -1,
    period: at.period.get(demand.period.id) ?? -1,
    adoptionId: demand.adopted.adoption.id,
    spaces: demand.spaceIds === null ? null : numbers(demand.spaceIds, at.space),
    // An adult who is not on the staff list cannot be met; -1 keeps the demand honest instead of dropping it.
    withAdults: [...demand.withAdultIds].sort().map((id) => at.adult.get(id) ?? -1),
    groupAtMost: demand.groupAtMost,
  };
}

/** What holds several places together: pairs kept apart, time owed, limits over a day, company, work gone on with. A tie between nobody is left out. */
function freezeTies(draft: InstanceDraft, at: Places & { readonly taskOfOption: ReadonlyMap<string, number> }): Pick<Instance, 'apart' | 'contacts' | 'ceilings' | 'dayRules' | 'companies' | 'continuations' | 'floors'> {
  const listed = (list: readonly DraftDemand[]) => list.flatMap((demand) => keep(at.demand.get(demand)));
  return {
    apart: draft.apart.flatMap(([one, other]): [number, number][] => {
      const pair = [at.student.get(one), at.student.get(other)].filter((student) => student !== undefined).sort((left, right) => left - right);
      return pair.length === 2 ? [[pair[0] ?? 0, pair[1] ?? 0]] : [];
    }),
    contacts: inOrder(draft.contacts.map((contact): Contact => ({
      constraintId: contact.constraintId,
      demands: contact.demands.flatMap(({ demand, amount }) => keep(at.demand.get(demand)).map((position) => ({ demand: position, amount }))),
      adults: numbers(contact.adultIds, at.adult),
      isResponsible: contact.isResponsible,
      kinds: contact.kinds === null ? null : contact.kinds.flatMap((kind) => keep(at.kind.get(kind))),
      atLeast: contact.atLeast, price: contact.price,
    })).filter((contact) => contact.demands.length > 0)),
    ceilings: draft.ceilings.map((ceiling) => ({ ...ceiling, demands: listed(ceiling.demands) })).filter(({ demands: own }) => own.length > 0),
    dayRules: draft.dayRules.map(({ rule, demands: own, except, price }) => ({
      rule, demands: listed(own), except: except.flatMap((kind) => keep(at.kind.get(kind))), price,
    })).filter(({ demands: own }) => own.length > 1),
    companies: draft.companies.map(({ members, due, price }) => ({ members: listed(members), due: listed(due), price }))
      .filter(({ due }) => due.length > 0),
    continuations: draft.continuations.map(({ demand, optionIds, adultIds, price }) => ({
      demand: at.demand.get(demand) ?? -1, tasks: [...new Set(optionIds.flatMap((id) => keep(at.taskOfOption.get(id))))].sort((left, right) => left - right),
      adults: numbers(adultIds, at.adult), price,
    })).filter((one) => one.demand >= 0 && one.tasks.length > 0 && one.adults.length > 0)
      .sort((left, right) => left.demand - right.demand || (left.tasks[0] ?? 0) - (right.tasks[0] ?? 0)),
    floors: draft.floors.map(({ demands: own, ...floor }) => ({ ...floor, demands: listed(own) })).filter(({ demands: own }) => own.length > 0),
  };
}

/** Options become rows; what several of them have a group do together becomes one task. */
function freezeOptions(demands: readonly DraftDemand[], { kinds, sets, asked }: {
  readonly kinds: readonly DraftKind[]; readonly sets: readonly string[];
  /** Ids of options whose task is to be told. */
  readonly asked: ReadonlySet<string>;
}): Pick<Instance, 'tasks' | 'options'> & { readonly taskOfOption: ReadonlyMap<string, number> } {
  const kindAt = new Map(kinds.map((kind, position) => [JSON.stringify([kind.adopted.adoption.id, kind.modality?.id ?? null]), position]));
  const taskAt = new Map<string, number>();
  const taskOfOption = new Map<string, number>();
  const tasks: Task[] = [];
  const written = startOptions(demands.reduce((sum, demand) => sum + demand.options.length, 0));
  demands.forEach((demand, position) => {
    for (const { option, price, unit = null, needs = [] } of demand.options) {
      const kind = kindAt.get(JSON.stringify([option.adoptionId, option.modalityId]));
      if (kind === undefined) continue;
      const counted = needs.map(({ equipment, ...need }) => ({ equipment: sets.indexOf(equipment), ...need })).filter(({ equipment }) => equipment >= 0);
      const task: Task = { ...taskOf(option, kind), unit, needs: counted };
      const key = JSON.stringify(task);
      if (!taskAt.has(key)) taskAt.set(key, tasks.push(task) - 1);
      if (asked.has(option.id)) taskOfOption.set(option.id, taskAt.get(key) ?? -1);
      written.add({
        id: option.id, demand: position, task: taskAt.get(key) ?? -1,
        // The value of a period, for each of those that the meeting holds.
        value: option.value * (kinds[kind]?.periods ?? 1),
        price, minutes: option.minutes, checkMinutes: option.checkMinutes, screenMinutes: option.screenMinutes,
      });
    }
  });
  return { tasks, options: written.end(), taskOfOption };
}

function taskOf(option: Option, kind: number): Omit<Task, 'unit' | 'needs'> {
  return { kind, purpose: option.purpose, competencyId: option.competencyId, activityIds: option.activityIds, exitCheckId: option.exitCheckId };
}

function positions<Item>(items: readonly Item[]): ReadonlyMap<Item, number> {
  return new Map(items.map((item, position) => [item, position]));
}

/** The order in which constraints happened to write must not show: the same day has one hash. */
function inOrder<Item extends { readonly constraintId: string; readonly demands: Contact['demands'] }>(items: readonly Item[]): readonly Item[] {
  const key = (item: Item) => JSON.stringify([item.constraintId, item.demands, item]);
  return items.map((item) => ({ item, key: key(item) }))
    .sort((left, right) => (left.key < right.key ? -1 : left.key > right.key ? 1 : 0))
    .map(({ item }) => item);
}

/** Indices of those who are known: a limit may name an adult who has left, or a space that nobody plans with. */
function numbers(ids: Iterable<string>, at: ReadonlyMap<string, number>): readonly number[] {
  return [...ids].flatMap((id) => keep(at.get(id))).sort((left, right) => left - right);
}

function keep(position: number | undefined): readonly number[] {
  return position === undefined ? [] : [position];
}

/** All but the numbers of a column, which cannot be frozen: their type has no way to write them. */
function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value) && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
}
