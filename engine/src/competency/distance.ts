import type { CompetencyGraph } from './framework.ts';

/** How many steps must still be taken? Path measures what stands between a student and a destination in these. */

/**
 * Everything that comes before a competency, each with its distance in steps: direct prerequisites are 1.
 * Nearest first, then by id.
 */
export function prerequisiteDistances(graph: CompetencyGraph, id: string): ReadonlyMap<string, number> {
  const distances = new Map<string, number>();
  const before = (ids: readonly string[]): readonly string[] => [...new Set(ids.flatMap((step) => graph.prerequisitesOf(step)))].sort();
  let level = before([id]);
  for (let distance = 1; level.length > 0; distance += 1) {
    for (const step of level) distances.set(step, distance);
    level = before(level).filter((step) => step !== id && !distances.has(step));
  }
  return distances;
}

/** Ids so that everything stands after its prerequisites, ties by id. A graph with a circle has no such order; its knots come last. */
export function learningOrder(graph: CompetencyGraph): readonly string[] {
  const open = new Map([...graph.competencies.keys()].map((id) => [id, graph.prerequisitesOf(id).length]));
  const order: string[] = [];
  let ready = [...open].filter(([, count]) => count === 0).map(([id]) => id);
  const waitsFor = new Map<string, string[]>();
  for (const id of open.keys()) {
    for (const before of graph.prerequisitesOf(id)) waitsFor.set(before, [...(waitsFor.get(before) ?? []), id]);
  }
  while (ready.length > 0) {
    const next: string[] = [];
    for (const id of ready) {
      order.push(id);
      open.delete(id);
      for (const after of waitsFor.get(id) ?? []) {
        const left = (open.get(after) ?? 0) - 1;
        open.set(after, left);
        if (left === 0) next.push(after);
      }
    }
    ready = next.sort();
  }
  return [...order, ...open.keys()];
}
