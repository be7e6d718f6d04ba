import type { Competency } from '../../competency/index.ts';
import type { Problem } from '../../problem/index.ts';
import type { Activity, ExitCheck, LearningModel } from '../learning-model.ts';
import { tellFinding } from './check-rule.ts';
import type { CheckRule } from './check-rule.ts';
import { isInReach } from './grade-order.ts';

/**
 * Can everything there is to learn be planned, without a screen, and be shown at the end of a meeting?
 * A competency that cannot would stop a student there without anybody seeing why.
 */
export const checkCoverage: CheckRule = (model, context) => {
  const offScreen = new Set(model.practice.modalities.filter(({ isOnScreen }) => !isOnScreen).map(({ id }) => id));
  const activities = plannableByCompetency(model);
  const checked = new Set(model.instruction.exitChecks.map(({ competencyId }) => competencyId));
  if (model.instruction.frameworks.length === 0) {
    return [tellFinding({ code: 'model.no-framework', params: {}, on: { kind: 'model', id: model.id }, severity: 'warning' }, context)];
  }
  return competenciesToPlan(model).flatMap(({ id, title }): readonly Problem[] => {
    const tell = (code: string) => tellFinding({ code, params: { id, title }, on: { kind: 'competency', id } }, context);
    const own = activities.get(id) ?? [];
    const isOnPaper = own.some(({ modalityId, isOnScreen }) => offScreen.has(modalityId) && !isOnScreen);
    return [
      ...(own.length === 0 ? [tell('model.no-activity')] : isOnPaper ? [] : [tell('model.only-on-screen')]),
      ...(!checked.has(id) ? [tell('model.no-exit-check')] : []),
    ];
  });
};

/** Does the exit check fit into the shortest period together with some activity? If not, a short Friday never moves anybody. */
export const checkExitChecks: CheckRule = (model, context) => {
  const { shortest } = model.operations.periodMinutes;
  const activities = plannableByCompetency(model);
  return model.instruction.exitChecks.flatMap((check): readonly Problem[] => {
    const shortestWork = shortestOf(activities.get(check.competencyId) ?? []);
    if (shortestWork === undefined) return [];
    const on = { kind: 'exit-check', id: check.id } as const;
    const params = { id: check.id, minutes: check.minutes, work: shortestWork, shortest };
    return [
      ...(shortestWork + check.minutes > shortest ? [tellFinding({ code: 'model.check-does-not-fit', params, on, field: ['minutes'] }, context)] : []),
      ...(isLongerThanWork(check, shortestWork) ? [tellFinding({ code: 'model.check-too-long', params, on, field: ['minutes'], severity: 'warning' }, context)] : []),
    ];
  });
};

/** Does every activity fit where it stands: into the longest period, and on paper where its form of instruction has no screen? */
export const checkActivities: CheckRule = (model, context) => {
  const { longest } = model.operations.periodMinutes;
  const modalities = new Map(model.practice.modalities.map((modality) => [modality.id, modality]));
  return model.instruction.activities.flatMap(({ id, minutes, isOnScreen, modalityId, printable }): readonly Problem[] => {
    const on = { kind: 'activity', id } as const;
    return [
      ...(printable === null ? [tellFinding({ code: 'model.no-printable', params: { id }, on, field: ['printable'], severity: 'warning' }, context)] : []),
      ...(minutes > longest * (modalities.get(modalityId)?.periods ?? 1) ? [tellFinding({ code: 'model.activity-too-long', params: { id, minutes, longest }, on, field: ['minutes'], severity: 'warning' }, context)] : []),
      // Screen minutes are promised by modality to families; an activity must not slip them in.
      ...(isOnScreen && modalities.get(modalityId)?.isOnScreen === false
        ? [tellFinding({ code: 'model.screen-in-off-screen', params: { id, in: modalityId }, on, field: ['isOnScreen'] }, context)]
        : []),
    ];
  });
};

/** What is planned one by one: leaves within reach of the scope. Groups of competencies are reached through their parts; habits are never planned. */
function competenciesToPlan({ scope, instruction }: LearningModel): readonly Competency[] {
  const reach = { scope: scope.grades, span: instruction.path.gradeSpan };
  const parents = new Set(instruction.frameworks.flatMap(({ associations }) => associations.filter(({ type }) => type === 'isChildOf').map(({ to }) => to)));
  return instruction.frameworks
    .flatMap(({ competencies }) => competencies)
    .filter(({ id, kind, grades }) => !parents.has(id) && kind !== 'habit' && (grades.length === 0 || grades.some((grade) => isInReach(grade, reach))));
}

function plannableByCompetency({ instruction }: LearningModel): ReadonlyMap<string, readonly Activity[]> {
  const byCompetency = new Map<string, Activity[]>();
  for (const activity of instruction.activities) {
    if (activity.printable === null) continue;
    for (const id of activity.competencyIds) {
      const list = byCompetency.get(id);
      if (list === undefined) byCompetency.set(id, [activity]);
      else list.push(activity);
    }
  }
  return byCompetency;
}

function shortestOf(activities: readonly Activity[]): number | undefined {
  return activities.length === 0 ? undefined : Math.min(...activities.map(({ minutes }) => minutes));
}

/** A check that takes as long as the work is a test, and eats the time to learn. */
function isLongerThanWork(check: ExitCheck, work: number): boolean {
  return check.minutes >= work;
}
