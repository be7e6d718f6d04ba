import type { CompetencyGraph } from '@heddle/engine/competency';
import type { Activity, ExitCheck, Material, Modality } from '@heddle/engine/model';
import type { Problem } from '@heddle/engine/problem';

/**
 * A school's own materials as what plans use: an activity for each modality whose `materialUse` the row's use is, and exit checks.
 * An option exists only where material does, so every row that leads to nothing is told.
 */
export function materialsToActivities({ materials, modalities, graph }: {
  readonly materials: readonly Material[];
  readonly modalities: readonly Pick<Modality, 'id' | 'materialUse'>[];
  readonly graph: CompetencyGraph;
}): { readonly activities: readonly Activity[]; readonly exitChecks: readonly ExitCheck[]; readonly problems: readonly Problem[] } {
  const known = materials.flatMap((material) => {
    const competency = graph.findByCode(material.code);
    return competency === undefined ? [] : [{ material, competencyId: competency.id }];
  });
  const sheets = new Map(known.filter(({ material }) => material.use === practiceSheet && material.pagesToCopy > 0)
    .reverse().map(({ material, competencyId }) => [competencyId, material.title]));
  const activities = known.flatMap(({ material, competencyId }) => modalities
    .filter(({ materialUse }) => materialUse.toLowerCase() === material.use)
    .map((modality): Activity => ({
      id: `${modality.id}/${material.id}`, title: material.title, competencyIds: [competencyId], modalityId: modality.id, minutes: material.minutes,
      isOnScreen: material.isOnScreen, material: material.title, pagesToCopy: material.pagesToCopy,
      printable: printableOf(material, sheets.get(competencyId)),
    })));
  const exitChecks = known.filter(({ material }) => material.use === exitCheck).map(({ material, competencyId }): ExitCheck => (
    { id: material.id, competencyId, title: material.title, minutes: material.minutes, questions: assumedQuestions, pagesToCopy: material.pagesToCopy }
  ));
  return { activities, exitChecks, problems: tell({ materials, modalities, graph, hasChecks: exitChecks.length > 0, unprintable: activities.filter(({ printable }) => printable === null).length }) };
}

const practiceSheet = 'practice sheet';
const exitCheck = 'exit check';

/** materials.csv does not say how many questions a check has; five minutes hold about five. */
const assumedQuestions = 5;

/** What is on paper is its own printable form. On a screen without pages, the same standard's practice sheet stands in for it. */
function printableOf(material: Material, sheet: string | undefined): string | null {
  return material.pagesToCopy > 0 || !material.isOnScreen ? material.title : sheet ?? null;
}

function tell({ materials, modalities, graph, hasChecks, unprintable }: {
  readonly materials: readonly Material[];
  readonly modalities: readonly Pick<Modality, 'materialUse'>[];
  readonly graph: CompetencyGraph;
  readonly hasChecks: boolean;
  readonly unprintable: number;
}): readonly Problem[] {
  const place = { file: 'materials.csv' };
  const uses = new Set([exitCheck, practiceSheet, ...modalities.map(({ materialUse }) => materialUse.toLowerCase())]);
  const unknown = [...new Set(materials.map(({ code }) => code).filter((code) => graph.findByCode(code) === undefined))].sort();
  const unused = [...new Set(materials.map(({ use }) => use).filter((use) => !uses.has(use)))].sort();
  return [
    ...(unknown.length === 0 ? [] : [{ code: 'interop.materials-unknown', severity: 'warning', params: { count: unknown.length, values: unknown }, place } as const]),
    ...(unused.length === 0 ? [] : [{ code: 'interop.materials-unused', severity: 'warning', params: { values: unused, allowed: [...uses].sort() }, place } as const]),
    ...(unprintable === 0 ? [] : [{ code: 'interop.materials-unprintable', severity: 'warning', params: { count: unprintable }, place } as const]),
    ...(hasChecks ? [{ code: 'interop.materials-questions', severity: 'assumption', params: { count: assumedQuestions }, place } as const] : []),
  ];
}
