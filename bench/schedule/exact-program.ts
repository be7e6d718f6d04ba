import highsModule from 'highs';
import type { Instance } from '@heddle/engine/schedule';

/**
 * The best score that any plan of a drawn day of one period can have, proven by HiGHS: what the search is held against where that can be had.
 * Written from the instance alone, and shares nothing with search or bound.
 *
 * Stations of one kind are alike but for their space, so it is enough to count them: groups by task, stations by kind and sort of space, adults
 * by name. Whoever counts can still tell a pair apart: two of one task need two groups, two of one kind of station two stations, and members of
 * groups, or groups of stations, can always change over. A group that misses its size is left out, which is exact where that costs more than a
 * place in fallback can.
 */
export async function exactOptimum(instance: Instance, seconds: number): Promise<{ readonly score: number; readonly isProven: boolean }> {
  const missing = whatItLeavesOut(instance);
  if (missing.length > 0) throw new Error(`The exact program does not know this day's ${missing.join(', ')}. Maybe take preset reference, one period.`);
  const highs = await loadHighs();
  const result = highs.solve(writeDay(instance), { output_flag: false, mip_rel_gap: 0, mip_abs_gap: 1e-4, time_limit: seconds });
  return { score: Math.round(result.ObjectiveValue * 1e6) / 1e6, isProven: result.Status === 'Optimal' };
}

/** The package's types describe its CommonJS build; Node takes the other one, where the module is the function itself. */
const loadHighs = highsModule as unknown as typeof highsModule.default;

function whatItLeavesOut(day: Instance): readonly string[] {
  const { contacts, ceilings, dayRules, companies, continuations, walks, floors, equipment } = day;
  const lists = Object.entries({ contacts, ceilings, dayRules, companies, continuations, walks, floors, equipment }).filter(([, list]) => list.length > 0).map(([name]) => name);
  const isPlain = ({ ratio, studentsPerAdult, periods, modalityId, groupsPerStation, rooms }: Instance['kinds'][number]) => ratio.length === 0 && studentsPerAdult === null && periods === 1
    && (modalityId === null || groupsPerStation === null || rooms.every(({ students }) => students === null));
  return [
    ...lists, ...(day.periods.length > 1 ? ['periods'] : []), ...(day.kinds.every(isPlain) ? [] : ['kinds']),
    ...(day.prices.approval < day.prices.never ? ['sizes for approval'] : []),
    ...(day.demands.some(({ spaces, withAdults, groupAtMost }) => spaces !== null || withAdults.length > 0 || groupAtMost !== null) ? ['needs'] : []),
    ...(day.spaces.some(({ seats, stationsAtOnce }) => seats !== null && stationsAtOnce[0] !== null) ? ['seats'] : []),
  ];
}

/** CPLEX LP format: `x` = seat by option, `f` = fallback, `n` = groups by task, `s` = stations by kind and sort of space, `a` = stations by kind and adult. */
function writeDay(day: Instance): string {
  const { options, tasks, kinds, demands, adults, prices } = day;
  const rows: string[] = [];
  const objective: string[] = [];
  const row = (terms: readonly string[], rest: string) => { if (terms.length > 0) rows.push(` r${rows.length}: ${terms.join(' ')} ${rest}`); };
  const taskOf = (option: number) => options.task[option] ?? -1;
  const kindOf = (option: number) => tasks[taskOf(option)]?.kind ?? -1;
  const isAlone = (kind: number) => kinds[kind]?.groupMin === 1 && kinds[kind]?.groupMax === null && kinds[kind]?.groupsPerStation === null;
  const seats = choose(day, isAlone);
  const byDemand = Map.groupBy(seats, (option) => options.demand[option] ?? -1);
  const byKind = Map.groupBy(seats, kindOf);
  const byTask = Map.groupBy(seats.filter((option) => !isAlone(kindOf(option))), taskOf);
  for (const option of seats) objective.push(`+ ${(options.value[option] ?? 0) - (options.price[option] ?? 0)} x${option}`);
  demands.forEach((_, demand) => {
    objective.push(`${prices.fallback > 0 ? '-' : '+'} ${Math.abs(prices.fallback)} f${demand}`);
    row([`f${demand}`, ...(byDemand.get(demand) ?? []).map((option) => `+ x${option}`)], '= 1');
  });
  for (const [task, own] of byTask) {
    const { groupMin = 1, groupMax = null } = kinds[tasks[task]?.kind ?? -1] ?? {};
    row([...own.map((option) => `+ x${option}`), `- ${groupMin} n${task}`], '>= 0');
    row([...own.map((option) => `+ x${option}`), `- ${groupMax ?? own.length} n${task}`], '<= 0');
    for (const option of own) row([`x${option}`, `- n${task}`], '<= 0');
  }
  const sorts = spaceSorts(day);
  for (const [kind, own] of byKind) {
    const stations = sorts.flatMap(({ spaces }, sort) => (kinds[kind]?.spaces.includes(spaces[0] ?? -1) === true ? [{ sort, space: spaces[0] ?? -1 }] : []));
    const room = (space: number) => kinds[kind]?.rooms.find((one) => one.space === space);
    if (isAlone(kind)) row([...own.map((option) => `+ x${option}`), ...stations.map(({ sort, space }) => `- ${room(space)?.students ?? demands.length} s${kind}_${sort}`)], '<= 0');
    else {
      const groups = [...new Set(own.map(taskOf))].map((task) => `+ n${task}`);
      row([...groups, ...stations.map(({ sort, space }) => `- ${groupsIn(day, kind, space)} s${kind}_${sort}`)], '<= 0');
    }
    row([...stations.map(({ sort }) => `+ s${kind}_${sort}`), ...(kinds[kind]?.adults ?? []).map((adult) => `- a${kind}_${adult}`)], '= 0');
    for (const [one, other] of day.apart) {
      const both = (list: readonly number[]) => list.filter((option) => [one, other].includes(demands[options.demand[option] ?? -1]?.student ?? -1)).map((option) => `+ x${option}`);
      row([...both(own), ...stations.map(({ sort }) => `- s${kind}_${sort}`)], '<= 0');
      for (const [task, list] of Map.groupBy(own, taskOf)) if (!isAlone(kind) && both(list).length === 2) row([...both(list), `- n${task}`], '<= 0');
    }
  }
  sorts.forEach(({ most }, sort) => row([...byKind.keys()].filter((kind) => kinds[kind]?.spaces.includes(sorts[sort]?.spaces[0] ?? -1) === true).map((kind) => `+ s${kind}_${sort}`), `<= ${most}`));
  adults.forEach(({ stationsAtOnce }, adult) => {
    if (stationsAtOnce[0] !== null) row([...byKind.keys()].filter((kind) => kinds[kind]?.adults.includes(adult) === true).map((kind) => `+ a${kind}_${adult}`), `<= ${stationsAtOnce[0] ?? 0}`);
  });
  const whole = [...byTask.keys()].map((task) => `n${task}`);
  const isOne = (kind: number) => kinds[kind]?.groupsPerStation === 1;
  const apart = new Set(day.apart.flat());
  // With the counts whole, the rest is a transportation problem, whose corners are whole by themselves; rows on pairs are no part of it.
  const free = seats.filter((option) => !apart.has(demands[options.demand[option] ?? -1]?.student ?? -1));
  const tied = seats.filter((option) => apart.has(demands[options.demand[option] ?? -1]?.student ?? -1));
  const bounds = [...byTask].map(([task, own]) => {
    const kind = tasks[task]?.kind ?? -1;
    const stations = (kinds[kind]?.adults.length ?? 0) * Math.max(...sorts.map(({ spaces }) => spaces[0] ?? -1).filter((space) => kinds[kind]?.spaces.includes(space) === true).map((space) => groupsIn(day, kind, space)));
    return ` n${task} <= ${Math.min(stations, Math.floor(own.length / (kinds[kind]?.groupMin ?? 1)))}`;
  });
  const counted = [...byKind.keys()].filter((kind) => !isOne(kind)).flatMap((kind) => [...sorts.keys()].filter((sort) => kinds[kind]?.spaces.includes(sorts[sort]?.spaces[0] ?? -1) === true).map((sort) => `s${kind}_${sort}`));
  return ['Maximize', ` o: ${objective.join('\n ')}`, 'Subject To', ...rows, 'Bounds', ...bounds, ...free.map((option) => ` x${option} <= 1`), 'General', ...whole, ...counted, 'Binary', ...tied.map((option) => `x${option}`), 'End'].join('\n');
}

function groupsIn({ kinds }: Instance, kind: number, space: number): number {
  return Math.min(kinds[kind]?.rooms.find((room) => room.space === space)?.groups ?? Infinity, kinds[kind]?.groupsPerStation ?? Infinity);
}

/**
 * Options that a best plan may need: of a kind in which everybody works alone only each student's best, and of tasks done in groups only those
 * that enough students could do. Kinds that nobody may lead, or that no space holds, fall away.
 */
function choose({ options, tasks, kinds, prices }: Instance, isAlone: (kind: number) => boolean): readonly number[] {
  const kindOf = (option: number) => tasks[options.task[option] ?? -1]?.kind ?? -1;
  const worth = (option: number) => (options.value[option] ?? 0) - (options.price[option] ?? 0);
  const all = [...options.demand.keys()].filter((option) => (kinds[kindOf(option)]?.adults.length ?? 0) > 0 && (kinds[kindOf(option)]?.spaces.length ?? 0) > 0);
  const takers = Map.groupBy(all, (option) => options.task[option] ?? -1);
  const bestAlone = new Map<string, number>();
  for (const option of all.filter((one) => isAlone(kindOf(one)))) {
    const key = `${options.demand[option]} ${kindOf(option)}`;
    if (worth(option) > worth(bestAlone.get(key) ?? -1)) bestAlone.set(key, option);
  }
  const best = new Set(bestAlone.values());
  return all.filter((option) => (isAlone(kindOf(option)) ? best.has(option) && worth(option) > -prices.fallback
    : (takers.get(options.task[option] ?? -1)?.length ?? 0) >= (kinds[kindOf(option)]?.groupMin ?? 1)));
}

/** Spaces that the same kinds may use in the same way. */
function spaceSorts({ spaces, kinds }: Instance): readonly { readonly spaces: readonly number[]; readonly most: number }[] {
  const limited = [...spaces.keys()].filter((space) => spaces[space]?.stationsAtOnce[0] !== null);
  const sortOf = (space: number) => JSON.stringify(kinds.map((kind) => [kind.spaces.includes(space), kind.rooms.find((room) => room.space === space) === undefined ? null : [kind.rooms.find((room) => room.space === space)?.students, kind.rooms.find((room) => room.space === space)?.groups]]));
  return [...Map.groupBy(limited, sortOf).values()].map((own) => ({ spaces: own, most: own.reduce((sum, space) => sum + (spaces[space]?.stationsAtOnce[0] ?? 0), 0) }));
}
