import { buildGraph } from '../../competency/index.ts';
import type { Problem } from '../../problem/index.ts';
import { findNearest, hintParams } from '../did-you-mean.ts';
import type { LearningModel } from '../learning-model.ts';
import type { Component, ComponentKind } from '../source-map.ts';
import type { FieldPath } from '../yaml-file.ts';
import { tellFinding } from './check-rule.ts';
import type { CheckRule } from './check-rule.ts';

/** Does every id that a part of the model names exist? A dangling id would silently leave an activity or a check out of every plan. */
export const checkReferences: CheckRule = (model, context) =>
  referencesOf(model).flatMap(({ from, field, kind, id }): readonly Problem[] => {
    const known = idsOf(model, kind);
    if (known.has(id)) return [];
    const params = { kind, id, ...hintParams(findNearest(id, [...known])) };
    return [tellFinding({ code: 'model.unknown-id', params, on: from, field }, context)];
  });

/** Is the order of learning one that somebody could follow? A circle of prerequisites would stop every student who comes to it. */
export const checkOrder: CheckRule = ({ instruction: { frameworks } }, context) => {
  const byCode = new Map(frameworks.flatMap(({ competencies }) => competencies).map(({ id, code }) => [code, id]));
  return buildGraph(frameworks).problems
    // Ends that lead nowhere are told above, with the id that was meant; the rest the graph knows best.
    .filter(({ code }) => code !== 'competency.dangling-end')
    .map((problem) => {
      const { circle, codes, code } = problem.params;
      const first = typeof circle === 'string' ? circle.split(' → ')[0] ?? '' : String(Array.isArray(codes) ? codes[0] : code);
      return { ...problem, place: context.places.placeOf({ kind: 'competency', id: byCode.get(first) ?? first }) };
    });
};

/** An alias stands for an id that is gone, and leads to one that is there. */
export const checkAliases: CheckRule = (model, context) => {
  const known = new Set(namedKinds.flatMap((kind) => [...idsOf(model, kind)]));
  return Object.entries(model.aliases).flatMap(([old, now]): readonly Problem[] => {
    const on: Component = { kind: 'alias', id: old };
    if (known.has(old)) return [tellFinding({ code: 'model.alias-of-living', params: { id: old }, on }, context)];
    // A chain of renames is followed step by step by nobody, so that each alias must name the last id itself.
    if (!known.has(now)) return [tellFinding({ code: 'model.alias-to-nothing', params: { id: old, target: now, ...hintParams(findNearest(now, [...known])) }, on }, context)];
    return [];
  });
};

type Reference = { readonly from: Component; readonly field: FieldPath; readonly kind: NamedKind; readonly id: string };
const namedKinds = ['competency', 'modality', 'misconception', 'activity', 'exit-check', 'item', 'habit', 'evidence-source'] as const satisfies readonly ComponentKind[];
type NamedKind = (typeof namedKinds)[number];

function referencesOf({ instruction, practice }: LearningModel): readonly Reference[] {
  const toCompetency = (kind: ComponentKind, list: readonly { readonly id: string; readonly competencyId: string }[]): readonly Reference[] =>
    list.map(({ id, competencyId }) => ({ from: { kind, id }, field: ['competencyId'], kind: 'competency', id: competencyId }));
  return [
    ...instruction.frameworks.flatMap(({ associations }) => associations).flatMap(({ type, from, to }): readonly Reference[] => {
      if (type === 'isChildOf') return [{ from: { kind: 'competency', id: from }, field: ['parent'], kind: 'competency', id: to }];
      if (type === 'precedes') return [{ from: { kind: 'competency', id: to }, field: ['precededBy'], kind: 'competency', id: from }];
      return [];
    }),
    ...instruction.activities.flatMap(({ id, competencyIds, modalityId }): readonly Reference[] => [
      ...competencyIds.map((competencyId, index): Reference => ({
        from: { kind: 'activity', id }, field: ['competencyIds', index], kind: 'competency', id: competencyId,
      })),
      { from: { kind: 'activity', id }, field: ['modalityId'], kind: 'modality', id: modalityId },
    ]),
    ...toCompetency('exit-check', instruction.exitChecks),
    ...toCompetency('misconception', instruction.misconceptions),
    ...toCompetency('item', instruction.items),
    ...instruction.items.flatMap(({ id, distractors }) =>
      distractors.map(({ misconceptionId }, index): Reference => ({
        from: { kind: 'item', id }, field: ['distractors', index, 'misconceptionId'], kind: 'misconception', id: misconceptionId,
      })),
    ),
    ...practice.modalities.flatMap(({ id, afterMiss }) =>
      afterMiss.map((next, index): Reference => ({ from: { kind: 'modality', id }, field: ['afterMiss', index], kind: 'modality', id: next })),
    ),
  ];
}

function idsOf({ instruction, practice, technology }: LearningModel, kind: NamedKind): ReadonlySet<string> {
  const lists = {
    competency: () => instruction.frameworks.flatMap(({ competencies }) => competencies),
    modality: () => practice.modalities,
    misconception: () => instruction.misconceptions,
    activity: () => instruction.activities,
    'exit-check': () => instruction.exitChecks,
    item: () => instruction.items,
    habit: () => practice.habits,
    'evidence-source': () => technology.evidenceSources,
  } as const satisfies Record<NamedKind, () => readonly { readonly id: string }[]>;
  return new Set(lists[kind]().map(({ id }) => id));
}
