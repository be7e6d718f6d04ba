import type { Idea } from './open-best.ts';
import type { Random } from './random.ts';
import type { DayState } from './state.ts';

/** How many tasks, and kinds of station for several groups, a round looks at for those who lost a seat. */
const tasksAtMost = 14;
const kindsAtMost = 3;
/** And among how many tasks the groups of such a station are chosen. */
const groupTasksAtMost = 12;
/** Now and then a few that nobody asked for: what the others would gain may be worth more. */
const unasked = 3;

/**
 * What could open for students who look for a seat: the tasks they would gain most by, less half of what the station costs, because it
 * serves others as well. The rest of the school is what the search has settled.
 */
export function ideasFor(state: DayState, period: number, demands: readonly number[], { random, noise, known }: Style): readonly Idea[] {
  const { puzzle, ledger } = state;
  const { byDemand, net, task, instance, severalIn, isAlone } = puzzle;
  const { heat } = state.scratch;
  const wanted: number[] = [];
  for (const demand of demands) {
    const now = Math.max(ledger.worth[demand] ?? 0, -instance.prices.fallback);
    const until = byDemand.start[demand + 1] ?? 0;
    for (let at = byDemand.start[demand] ?? 0; at < until; at += 1) {
      const option = byDemand.order[at] ?? 0;
      const gain = (net[option] ?? 0) - now;
      if (gain <= 0) break;
      const one = task[option] ?? 0;
      if (heat[one] === 0) wanted.push(one);
      heat[one] = (heat[one] ?? 0) + gain;
    }
  }
  const kindOf = (one: number) => instance.tasks[one]?.kind ?? 0;
  const ofKind = new Map<number, { heat: number; readonly tasks: number[] }>();
  for (const one of wanted) {
    if (severalIn[kindOf(one)] === 0) continue;
    const own = ofKind.get(kindOf(one)) ?? { heat: 0, tasks: [] };
    own.heat += heat[one] ?? 0;
    own.tasks.push(one);
    ofKind.set(kindOf(one), own);
  }
  for (const one of wanted) heat[one] = Math.max(1e-9, (heat[one] ?? 0) - 0.5 * (severalIn[kindOf(one)] === 0 ? puzzle.setUps.least[period * puzzle.kindCount + kindOf(one)] ?? 0 : 0));
  const hot = hottest(wanted.filter((one) => isAlone[kindOf(one)] === 0), heat, tasksAtMost);
  const kinds = [...ofKind].sort(([left, most], [right, other]) => other.heat - most.heat || left - right).slice(0, kindsAtMost);
  const more = random.next() < 0.5 ? Array.from({ length: unasked }, () => random.below(puzzle.taskCount)).filter((one) => isAlone[kindOf(one)] === 0) : [];
  const idea = (key: number, { kind, task: own, among }: Pick<Idea, 'kind' | 'task' | 'among'>): Idea => {
    const before = known.get(key);
    const now = { kind, task: own, among, shake: before?.shake ?? 1 + noise * (random.next() - 0.5), bound: before?.bound ?? Infinity };
    known.set(key, now);
    return now;
  };
  const ideas = [
    ...[...new Set([...hot, ...more])].map((one) => idea(one, { kind: kindOf(one), task: one, among: null })),
    ...kinds.map(([kind, { tasks }]) => idea(-1 - kind, { kind, task: null, among: hottest(tasks, heat, groupTasksAtMost) })),
  ];
  for (const one of wanted) heat[one] = 0;
  return ideas;
}

/** `known`: what earlier looks of this round found, by task, or by -1 less the kind where several groups open together. */
type Style = { readonly random: Random; readonly noise: number; readonly known: Map<number, Idea> };

/** The few largest of many: cheaper than sorting them all. */
function hottest(tasks: readonly number[], heat: Float64Array, most: number): readonly number[] {
  const first: number[] = [];
  for (const task of tasks) {
    const own = heat[task] ?? 0;
    if (first.length === most && own <= (heat[first[most - 1] ?? 0] ?? 0)) continue;
    let place = first.length === most ? most - 1 : first.length;
    for (; place > 0 && own > (heat[first[place - 1] ?? 0] ?? 0); place -= 1) first[place] = first[place - 1] ?? 0;
    first[place] = task;
  }
  return first;
}
