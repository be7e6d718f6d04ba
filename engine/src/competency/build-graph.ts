import { HeddleError } from '../problem/index.ts';
import type { Problem } from '../problem/index.ts';
import { findByAnyName, indexCodes } from './competency-codes.ts';
import { findCycles } from './cycles.ts';
import { exactMatches } from './exact-matches.ts';
import type { Competency, CompetencyGraph, Framework } from './framework.ts';
import { resolveEdges } from './resolve-edges.ts';
import type { Edges } from './resolve-edges.ts';
import { rollUp } from './roll-up.ts';

/**
 * What is there to learn, and in what order? Joins frameworks into one graph that path, mastery and importers ask.
 * `frameworks[0]` is the one planned with: where codes of several frameworks are exactMatchOf each other, its competency answers.
 *
 * Problems: a circle of `precedes` or `isChildOf` is an error (nobody could ever start there); an end that no framework holds is a
 * warning, and its edge is left out. An exactMatchOf end that is not loaded is neither: it is a code by which others know the item.
 */
export function buildGraph(frameworks: readonly Framework[]): { readonly graph: CompetencyGraph; readonly problems: readonly Problem[] } {
  const joined = joinCompetencies(frameworks);
  const { competencies } = joined;
  const codes = indexCodes(frameworks, competencies);
  const edges = resolveEdges({ frameworks, competencies, byCode: codes.byCode });
  const matches = exactMatches(edges.matches);
  const rolled = rollUp(
    { parentOf: (id) => edges.parents.get(id), childrenOf: edges.children.of },
    { before: edges.before.of, after: edges.after.of },
  );

  const planned = frameworks[0]?.id;
  const plannedOne = (id: string) => matches(id).find((match) => competencies.get(match)?.frameworkId === planned) ?? id;
  const find = findByAnyName({ competencies, byCode: codes.byCode, aliases: edges.aliases, plannedOne });
  const graph: CompetencyGraph = {
    frameworks: frameworks.map(({ id, title, version }) => ({ id, title, version })),
    competencies,
    findByCode: (text) => competencies.get(find(text) ?? ''),
    selectCompetency: (id) => {
      const competency = competencies.get(id);
      if (competency === undefined) throw new HeddleError('competency.unknown', { value: id });
      return competency;
    },
    prerequisitesOf: remember(rolled.before),
    successorsOf: remember(rolled.after),
    parentOf: (id) => edges.parents.get(id),
    childrenOf: edges.children.of,
    matchesOf: (id) => matches(id).filter((match) => match !== id),
    countOf: (type) => frameworks.reduce((sum, { associations }) => sum + associations.filter((one) => one.type === type).length, 0),
  };
  const problems = [...joined.problems, ...codes.problems, ...edges.problems, ...circlesIn(competencies, edges), ...sharedMatches(competencies, edges, matches)];
  return { graph, problems };
}

function joinCompetencies(frameworks: readonly Framework[]): { readonly competencies: ReadonlyMap<string, Competency>; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const joined = new Map<string, Competency>();
  for (const competency of frameworks.flatMap((framework) => framework.competencies)) {
    const known = joined.get(competency.id);
    if (known === undefined) joined.set(competency.id, competency);
    else problems.push({ code: 'competency.id-twice', severity: 'warning', place: {}, params: { id: competency.id, code: known.code, otherCode: competency.code } });
  }
  return { competencies: new Map([...joined].sort(([left], [right]) => (left < right ? -1 : 1))), problems };
}

function circlesIn(competencies: ReadonlyMap<string, Competency>, edges: Edges): readonly Problem[] {
  const ids = [...competencies.keys()];
  const codesOf = (cycle: readonly string[]) => cycle.map((id) => competencies.get(id)?.code ?? id);
  const problem = (code: string, cycle: readonly string[]): Problem => (
    { code, severity: 'error', place: {}, params: { circle: codesOf(cycle).join(' → ') } }
  );
  return [
    ...findCycles(ids, edges.after.of).map((cycle) => problem('competency.cycle', cycle)),
    ...findCycles(ids, (id) => [edges.parents.get(id) ?? []].flat()).map((cycle) => problem('competency.child-cycle', cycle)),
  ];
}

/** Two items of one framework that match the same thing would share all evidence; that is rarely what its author meant. */
function sharedMatches(competencies: ReadonlyMap<string, Competency>, edges: Edges, matches: (id: string) => readonly string[]): readonly Problem[] {
  const byAlias = new Map<string, Set<string>>();
  for (const [alias, id] of edges.aliases) byAlias.set(alias, (byAlias.get(alias) ?? new Set()).add(id));
  const classes = new Set(edges.matches.map(([id]) => matches(id)));
  return [...byAlias.values(), ...classes].flatMap((ids) => {
    const frameworks = Map.groupBy([...ids].sort(), (id) => competencies.get(id)?.frameworkId ?? '');
    return [...frameworks.values()].filter((members) => members.length > 1).map((members): Problem => (
      { code: 'competency.match-shared', severity: 'warning', place: {}, params: { codes: members.map((id) => competencies.get(id)?.code ?? id) } }
    ));
  });
}

/** Roll-up walks families; path asks for the same item many times a night. */
function remember(compute: (id: string) => readonly string[]): (id: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (id) => {
    const answer = known.get(id) ?? compute(id);
    known.set(id, answer);
    return answer;
  };
}
