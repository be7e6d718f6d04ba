/**
 * Where does an order bite its own tail? A student can never start anything on such a circle, because each step waits for the others.
 * One circle is answered for each knot of ids that lead to one another, as the ids along it, first one repeated at the end.
 *
 * Walks with its own stack: a framework is data from outside, and a long chain must not overflow the engine's.
 */
export function findCycles(ids: readonly string[], next: (id: string) => readonly string[]): readonly (readonly string[])[] {
  const cycles: string[][] = [];
  const state = new Map<string, 'open' | 'done'>();
  for (const root of ids) {
    if (state.has(root)) continue;
    const path: string[] = [root];
    const waiting: string[][] = [[...next(root)]];
    state.set(root, 'open');
    while (path.length > 0) {
      const id = waiting.at(-1)?.shift();
      if (id === undefined) {
        waiting.pop();
        state.set(path.pop() ?? root, 'done');
      } else if (state.get(id) === 'open') {
        cycles.push([...path.slice(path.indexOf(id)), id]);
      } else if (!state.has(id)) {
        state.set(id, 'open');
        path.push(id);
        waiting.push([...next(id)]);
      }
    }
  }
  return onePerKnot(cycles);
}

/** Circles that share a competency are one knot for whoever repairs it; the shortest is the easiest to see. */
function onePerKnot(cycles: readonly string[][]): readonly (readonly string[])[] {
  const taken = new Set<string>();
  return [...cycles].sort((left, right) => left.length - right.length).filter((cycle) => {
    const isNew = !cycle.some((id) => taken.has(id));
    for (const id of cycle) taken.add(id);
    return isNew;
  });
}
