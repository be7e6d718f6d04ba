import type { Params, Problem } from '../problem/index.ts';
import type { Association, Competency, Framework } from './framework.ts';
import { multimap } from './multimap.ts';
import type { Multimap } from './multimap.ts';

/** The associations of all frameworks as lists of edges between competencies that exist. */
export type Edges = {
  readonly before: Multimap;
  readonly after: Multimap;
  readonly children: Multimap;
  readonly parents: ReadonlyMap<string, string>;
  readonly matches: readonly (readonly [string, string])[];
  /** Codes of frameworks that are not loaded, with the competency that is their exact match. */
  readonly aliases: readonly (readonly [alias: string, id: string])[];
  readonly problems: readonly Problem[];
};

/**
 * Ends are ids. An exactMatchOf may name the other framework's code instead, because ids differ from publisher to publisher.
 * A top item is the child of its framework's own document, which is no competency; that edge needs no end.
 * An item with two parents keeps the first: roll-up and print-outs need one family.
 */
export function resolveEdges(parts: {
  readonly frameworks: readonly Framework[];
  readonly competencies: ReadonlyMap<string, Competency>;
  readonly byCode: ReadonlyMap<string, readonly string[]>;
}): Edges {
  const { frameworks, competencies, byCode } = parts;
  const [before, after, children] = [multimap(), multimap(), multimap()];
  const parents = new Map<string, string>();
  const matches: [string, string][] = [];
  const aliases: [string, string][] = [];
  const problems: Problem[] = [];
  const documents = new Set(frameworks.map(({ id }) => id));
  const codeOf = (id: string) => competencies.get(id)?.code ?? id;

  const take = ({ type, from, to }: Association, frameworkId: string) => {
    const elsewhere = () => byCode.get(to)?.find((id) => competencies.get(id)?.frameworkId !== frameworkId);
    const end = competencies.has(to) ? to : type === 'exactMatchOf' ? elsewhere() : undefined;
    if (!competencies.has(from)) {
      problems.push(warning('competency.dangling-end', { type, code: codeOf(to), missing: from }));
    } else if (end === undefined) {
      if (type === 'exactMatchOf') aliases.push([to, from]);
      else if (type !== 'isChildOf' || !documents.has(to)) problems.push(warning('competency.dangling-end', { type, code: codeOf(from), missing: to }));
    } else if (from === end) {
      problems.push(warning('competency.edge-to-itself', { type, code: codeOf(from) }));
    } else if (type === 'precedes') {
      before.add(end, from);
      after.add(from, end);
    } else if (type === 'exactMatchOf') {
      matches.push([from, end]);
    } else if (type === 'isChildOf') {
      const kept = parents.get(from);
      if (kept !== undefined && kept !== end) {
        problems.push(warning('competency.two-parents', { code: codeOf(from), kept: codeOf(kept), other: codeOf(end) }));
      } else {
        parents.set(from, end);
        children.add(end, from);
      }
    }
  };
  for (const { id, associations } of frameworks) for (const association of associations) take(association, id);
  return { before, after, children, parents, matches, aliases, problems };
}

function warning(code: string, params: Params): Problem {
  return { code, severity: 'warning', params, place: {} };
}
