import { buildGraph } from '@heddle/engine/competency';
import type { Framework } from '@heddle/engine/competency';
import { gradeNumber, isGrade } from '@heddle/engine/roster';
import { defaultDiagnosticParameters, startDiagnostic } from '@heddle/engine/path';
import type { DiagnosticState } from '@heddle/engine/path';

/**
 * The lowest `most` competencies of a framework by grade and depth, with the `precedes` edges between them: what the prototype's anchor
 * was measured on. Families and domains are left out: of the kinds in the framework, those that `precedes` joins.
 */
export function startOf(framework: Framework, { most, hasKnownLevels }: { readonly most: number; readonly hasKnownLevels: boolean }): DiagnosticState {
  const before = Map.groupBy(framework.associations.filter(({ type }) => type === 'precedes'), ({ to }) => to);
  const joined = new Set([...before.values()].flat().flatMap(({ from, to }) => [from, to]));
  const kinds = new Set(framework.competencies.filter(({ id }) => joined.has(id)).map(({ kind }) => kind));
  const depths = new Map<string, number>();
  const depthOf = (id: string): number => {
    const known = depths.get(id);
    if (known !== undefined) return known;
    depths.set(id, 0); // a circle ends here
    const depth = Math.max(0, ...(before.get(id) ?? []).map(({ from }) => 1 + depthOf(from)));
    depths.set(id, depth);
    return depth;
  };
  const gradeOf = ({ grades }: { readonly grades: readonly string[] }) => Math.min(9, ...grades.filter(isGrade).map(gradeNumber));
  const chosen = framework.competencies
    .filter(({ kind }) => kinds.has(kind))
    .toSorted((a, b) => gradeOf(a) - gradeOf(b) || depthOf(a.id) - depthOf(b.id) || (a.code < b.code ? -1 : 1))
    .slice(0, most);
  const places = new Map(chosen.map(({ id }, index) => [id, index]));
  // As in the prototype, an edge back from a higher grade or a greater depth is left out.
  const associations = framework.associations.filter(({ type, from, to }) => type === 'precedes' && (places.get(from) ?? Infinity) < (places.get(to) ?? -1));
  const { graph } = buildGraph([{ ...framework, competencies: chosen, associations }]);
  const levels = chosen.map((one, index): [string, number] => [one.id, gradeOf(one) + (hasKnownLevels ? scatter(index) : 0)]);
  return startDiagnostic({
    graph, destinationIds: chosen.map(({ id }) => id), grade: null, levels: new Map(levels),
    parameters: { ...defaultDiagnosticParameters, mostQuestionsPerUnit: Infinity },
  });
}

/** Half a grade at most, up or down: a standard is not as hard as its neighbour. */
function scatter(index: number): number {
  return (Math.imul(index, 0x9e3779b1) >>> 0) / 2 ** 32 - 0.5;
}
