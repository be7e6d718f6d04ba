import type { Competency, CompetencyGraph } from '../competency/index.ts';
import { compareText } from '../evidence/index.ts';
import type { Activity, AdoptedModel, ExitCheck, Modality } from '../model/index.ts';

/**
 * What can be planned at all in this school, under this model? Built once for a night and read for every student:
 * a competency is plannable only where somebody could really teach it tomorrow.
 */
export type ModelIndex = {
  readonly adopted: AdoptedModel;
  readonly graph: CompetencyGraph;
  readonly modalities: ReadonlyMap<string, Modality>;
  /** In order of competency id. */
  readonly planned: ReadonlyMap<string, PlannedCompetency>;
  /** Steps by `precedes` from each competency to the nearest of these: 0 for themselves; those that lead to none are missing. */
  distancesTo(destinationIds: readonly string[]): ReadonlyMap<string, number>;
};

export type PlannedCompetency = {
  readonly competency: Competency;
  readonly exitCheck: ExitCheck;
  /** In order of modality id; never empty, nor any list in it. */
  readonly activities: ReadonlyMap<string, readonly Activity[]>;
  readonly prerequisiteIds: readonly string[];
};

/**
 * The model's activities and the school's own, by competency of the framework planned with. An activity for a competency of another
 * framework counts for its exact match, so that a model's materials serve a school that plans with its state's standards.
 */
export function indexModel(from: { readonly adopted: AdoptedModel; readonly graph: CompetencyGraph }): ModelIndex {
  const { adopted, graph } = from;
  const { adoption, model } = adopted;
  const modalities = new Map(model.practice.modalities.map((modality) => [modality.id, modality]));
  const frameworkIds = new Set(adoption.frameworkId === null ? model.instruction.frameworks.map(({ id }) => id) : [adoption.frameworkId]);
  const plannedIdsOf = (id: string) => [id, ...graph.matchesOf(id)].filter((one) => frameworkIds.has(graph.competencies.get(one)?.frameworkId ?? ''));

  const activities = Map.groupBy(
    [...model.instruction.activities, ...adoption.activities]
      .filter((activity) => isTeachable(activity) && modalities.has(activity.modalityId))
      .flatMap((activity) => [...new Set(activity.competencyIds.flatMap(plannedIdsOf))].map((competencyId) => ({ competencyId, activity }))),
    ({ competencyId }) => competencyId,
  );
  // The school's own check first: its teachers know it.
  const exitChecks = new Map([...adoption.exitChecks.toSorted(byId), ...model.instruction.exitChecks.toSorted(byId)]
    .toReversed()
    .flatMap((check) => plannedIdsOf(check.competencyId).map((competencyId) => [competencyId, check] as const)));

  const planned = [...activities.keys()].toSorted(compareText).flatMap((id): readonly (readonly [string, PlannedCompetency])[] => {
    const competency = graph.competencies.get(id);
    const exitCheck = exitChecks.get(id);
    if (competency === undefined || exitCheck === undefined) return [];
    const own = (activities.get(id) ?? []).map(({ activity }) => activity).toSorted((a, b) => compareText(a.modalityId, b.modalityId) || byId(a, b));
    return [[id, { competency, exitCheck, activities: Map.groupBy(own, ({ modalityId }) => modalityId), prerequisiteIds: graph.prerequisitesOf(id) }]];
  });
  return { adopted, graph, modalities, planned: new Map(planned), distancesTo: rememberDistances(graph) };
}

/** Without minutes nobody can place it, without material nobody can teach it, without a printable form a dead network ends the lesson. */
function isTeachable({ minutes, material, printable }: Activity): boolean {
  return minutes > 0 && material.trim() !== '' && printable !== null;
}

/** Most students share their destination with many others: each set of destinations is walked once. */
function rememberDistances(graph: CompetencyGraph): ModelIndex['distancesTo'] {
  const known = new Map<string, ReadonlyMap<string, number>>();
  return (destinationIds) => {
    const key = JSON.stringify(destinationIds);
    const distances = known.get(key) ?? walkBack(graph, destinationIds);
    known.set(key, distances);
    return distances;
  };
}

function walkBack(graph: CompetencyGraph, destinationIds: readonly string[]): ReadonlyMap<string, number> {
  const distances = new Map<string, number>(destinationIds.map((id) => [id, 0]));
  // A Map hands out entries added while it is walked: it is its own queue.
  for (const [id, distance] of distances) {
    for (const before of graph.prerequisitesOf(id)) {
      if (!distances.has(before)) distances.set(before, distance + 1);
    }
  }
  return distances;
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return compareText(a.id, b.id);
}
