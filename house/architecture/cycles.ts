import { isTest } from './project.ts';
import type { Finding, Project } from './project.ts';
import { linksOf } from './resolve.ts';

/** One finding a knot of files that reach each other by imports that remain when the code runs (Tarjan's algorithm, 1972). */
export function findCycles(project: Project): readonly Finding[] {
  const next = new Map<string, string[]>(project.sources.map(({ path }) => [path, []]));
  for (const { source, made, target } of linksOf(project)) {
    if (target.kind === 'file' && !made.isTypeOnly && !made.isDynamic && !isTest(source.path)) next.get(source.path)?.push(target.path);
  }
  return knots(next).map((knot) => ({ path: knot[0] ?? '', line: 1, found: `these files import each other: ${knot.join(', ')}` }));
}

function knots(next: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const found: (readonly string[])[] = [];

  const visit = (path: string): number => {
    const mine = order.size;
    order.set(path, mine);
    low.set(path, mine);
    open.push(path);
    for (const to of next.get(path) ?? []) {
      if (!order.has(to)) low.set(path, Math.min(low.get(path) ?? mine, visit(to)));
      else if (open.includes(to)) low.set(path, Math.min(low.get(path) ?? mine, order.get(to) ?? mine));
    }
    if (low.get(path) === mine) {
      const knot = open.splice(open.indexOf(path));
      if (knot.length > 1 || next.get(path)?.includes(path) === true) found.push(knot.sort());
    }
    return low.get(path) ?? mine;
  };

  for (const path of [...next.keys()].sort()) if (!order.has(path)) visit(path);
  return found;
}
