import { learningOrder, prerequisiteDistances } from '../../competency/index.ts';
import type { Competency, CompetencyGraph } from '../../competency/index.ts';
import { HeddleError } from '../../problem/index.ts';
import { gradeNumber, isGrade } from '../../roster/index.ts';
import type { Grade } from '../../roster/index.ts';
import type { DiagnosticMap, DiagnosticParameters, DiagnosticState, MappedCompetency, Recorded } from './diagnostic.ts';
import { defaultParameters } from './parameters.ts';

/**
 * Draws the map of a diagnostic: the destinations and everything that comes before them. The framework is copied in, so that a sitting
 * that is resumed after a correction of the framework goes on with the map it began with.
 * Throws HeddleError `diagnostic.no-destination`, `diagnostic.nothing-askable`, and `competency.unknown` for an unknown id.
 */
export function startDiagnostic(of: {
  readonly graph: CompetencyGraph;
  readonly destinationIds: readonly string[];
  readonly grade: Grade | null;
  /** What is on record, of competencies that have evidence: `estimate(...).p` of the student's state, and of the method's `start()`. */
  readonly records?: ReadonlyMap<string, Recorded>;
  /** Competencies that have a question to ask; without it, all. */
  readonly askableIds?: ReadonlySet<string>;
  /** What the bound on questions counts by; without it, the parent in the framework. */
  readonly unitOf?: (competencyId: string) => string;
  /** Places on the scale of grades that are better known than by the grade a framework names. */
  readonly levels?: ReadonlyMap<string, number>;
  readonly parameters?: DiagnosticParameters;
}): DiagnosticState {
  const { graph, destinationIds } = of;
  if (destinationIds.length === 0) throw new HeddleError('diagnostic.no-destination');
  const wanted = new Set(destinationIds.flatMap((id) => [graph.selectCompetency(id).id, ...prerequisiteDistances(graph, id).keys()]));
  const order = learningOrder(graph).filter((id) => wanted.has(id));
  const place = new Map(order.map((id, index) => [id, index]));
  const grade = of.grade !== null && isGrade(of.grade) ? gradeNumber(of.grade) : null;
  const levels: number[] = [];
  const competencies = order.map((id, index): MappedCompetency => {
    // In a circle of prerequisites, which importers report, the step back is left out.
    const before = graph.prerequisitesOf(id).flatMap((other) => place.get(other) ?? []).filter((other) => other < index);
    const level = of.levels?.get(id) ?? levelOf(graph.selectCompetency(id)) ?? Math.max(grade ?? 0, ...before.map((other) => levels[other] ?? 0));
    levels.push(level);
    return {
      id, before, level,
      unitId: of.unitOf?.(id) ?? graph.parentOf(id) ?? '',
      isAskable: of.askableIds?.has(id) ?? true,
      record: of.records?.get(id) ?? null,
    };
  });
  if (!competencies.some((one) => one.isAskable)) throw new HeddleError('diagnostic.nothing-askable', { competencies: destinationIds });
  const map: DiagnosticMap = { destinationIds: [...destinationIds], grade, competencies };
  return { map, parameters: of.parameters ?? defaultParameters, answers: [], sittingMinutes: 0 };
}

/** The first grade that meets a competency; a span like high school counts from its beginning. */
function levelOf({ grades }: Competency): number | undefined {
  const numbers = grades.filter(isGrade).map(gradeNumber);
  return numbers.length === 0 ? undefined : Math.min(...numbers);
}
