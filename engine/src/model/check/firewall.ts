import { tellFinding } from './check-rule.ts';
import type { CheckRule } from './check-rule.ts';

/**
 * The firewall round what students say of themselves (surveys, moods, reflections) and round habits: kept and shown, moving nothing.
 * A package that tries is refused here, so that no later stage has to be trusted to remember it.
 */
export const checkFirewall: CheckRule = (model, context) => {
  const habits = new Set(
    model.instruction.frameworks.flatMap(({ competencies }) => competencies.filter(({ kind }) => kind === 'habit').map(({ id }) => id)),
  );
  const { activities, exitChecks, items, frameworks } = model.instruction;
  const used = [
    ...activities.flatMap(({ id, competencyIds }) => competencyIds.map((competencyId) => ({ on: { kind: 'activity', id } as const, competencyId }))),
    ...exitChecks.map(({ id, competencyId }) => ({ on: { kind: 'exit-check', id } as const, competencyId })),
    ...items.map(({ id, competencyId }) => ({ on: { kind: 'item', id } as const, competencyId })),
    ...frameworks.flatMap(({ associations }) => associations.filter(({ type }) => type === 'precedes'))
      .map(({ from, to }) => ({ on: { kind: 'competency', id: to } as const, competencyId: from })),
  ];
  return [
    ...model.technology.evidenceSources
      .filter(({ kinds, trust }) => kinds.includes('self-report') && trust !== 'context')
      .map(({ id, trust }) => tellFinding({ code: 'model.self-report-trusted', params: { id, trust }, on: { kind: 'evidence-source', id }, field: ['trust'] }, context)),
    ...used
      .filter(({ competencyId }) => habits.has(competencyId))
      .map(({ on, competencyId }) => tellFinding({ code: 'model.habit-used', params: { id: on.id, kind: on.kind, habit: competencyId }, on }, context)),
  ];
};
