import type { Problem } from '../problem/index.ts';
import { drawKey } from './item-draw.ts';
import { inField, problemsOf } from './item-fault.ts';
import { expressionsIn, hasHoles, namesIn } from './item-language.ts';
import type { ItemTemplate } from './learning-model.ts';

/**
 * Whether an item can be asked: every expression reads, every draw works, every parameter is used. Told before a package is adopted,
 * so that no student meets a broken question. Whether its misconceptions exist is the package check's question.
 */
export function checkItem(template: ItemTemplate): readonly Problem[] {
  const fields = fieldsOf(template);
  const unreadable = fields.flatMap(({ field, text, isTemplate }) =>
    problemsOf(() => inField({ item: template.id, field }, () => expressionsIn(text, isTemplate))),
  );
  if (unreadable.length > 0) return unreadable;
  const used = new Set(fields.flatMap(({ text, isTemplate }) => expressionsIn(text, isTemplate).flatMap(namesIn)));
  const unused = Object.keys(template.parameters).filter((name) => !used.has(name)).toSorted().map((name): Problem => ({
    severity: 'warning', code: 'item.unused-parameter', params: { item: template.id, name }, place: { field: `parameters.${name}` },
  }));
  return [...firstDrawProblems(template), ...unused];
}

/** A fault that depends on the numbers, such as a division by zero, may show in few draws only. */
const drawsTried = 50;

function firstDrawProblems(template: ItemTemplate): readonly Problem[] {
  for (let seed = 1; seed <= drawsTried; seed += 1) {
    const problems = problemsOf(() => drawKey(template, seed));
    if (problems.length > 0) return problems;
  }
  return [];
}

type Field = { readonly field: string; readonly text: string; readonly isTemplate: boolean };

function fieldsOf({ where, prompt, answer, distractors }: ItemTemplate): readonly Field[] {
  return [
    ...where.map((text, index) => ({ field: `where[${index}]`, text, isTemplate: false })),
    { field: 'prompt', text: prompt, isTemplate: true },
    { field: 'answer', text: answer, isTemplate: hasHoles(answer) },
    ...distractors.map(({ value }, index) => ({ field: `distractors[${index}].value`, text: value, isTemplate: hasHoles(value) })),
  ];
}
