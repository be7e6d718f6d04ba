import type { Competency, CompetencyGraph } from './framework.ts';

/**
 * What is this competency called on a card? Publishers of standards give codes and long statements, but seldom a title; another framework
 * that says the same thing (exactMatchOf) often has one. Without any, the code stands.
 */
export function titleOf(graph: Pick<CompetencyGraph, 'competencies' | 'matchesOf'>, id: string): string | undefined {
  const competency = graph.competencies.get(id);
  if (competency === undefined || hasTitle(competency)) return competency?.title;
  const named = graph.matchesOf(id).flatMap((match) => graph.competencies.get(match) ?? []).find(hasTitle);
  return named?.title ?? competency.title;
}

function hasTitle({ title, code, id }: Competency): boolean {
  return title !== '' && title !== code && title !== id;
}
