import type { Problem } from '../problem/index.ts';
import { drawFrom } from './item-draw.ts';
import { problemsOf } from './item-fault.ts';
import { namesIn } from './item-language.ts';
import type { Template } from './item-language.ts';
import { readItem } from './item-read.ts';
import type { AnswerText, ReadItem } from './item-read.ts';
import type { ItemTemplate } from './learning-model.ts';

/**
 * Whether an item can be asked: every text reads, every draw works, every parameter is used. Told before a package is adopted,
 * so that no student meets a broken question. Whether its misconceptions exist is the package check's question.
 */
export function checkItem(template: ItemTemplate): readonly Problem[] {
  const { item, problems } = readItem(template);
  return item === undefined ? problems : [...findDrawProblems(item), ...findUnused(item)];
}

/** A fault that depends on the numbers, such as a division by zero, may show in few draws only. */
const drawsTried = 50;

/** The first faulty draw is enough: the next ones say the same with other numbers. */
function findDrawProblems(item: ReadItem): readonly Problem[] {
  for (let seed = 1; seed <= drawsTried; seed += 1) {
    const problems = problemsOf(() => drawFrom(item, seed));
    if (problems.length > 0) return problems;
  }
  return [];
}

/** An unused parameter does no harm, but mostly it is a hole that was forgotten. */
function findUnused({ id, parameters, conditions, prompt, answer, distractors }: ReadItem): readonly Problem[] {
  const used = new Set([
    ...conditions.flatMap(namesIn),
    ...namesInTemplate(prompt),
    ...[answer, ...distractors.map(({ value }) => value)].flatMap(namesInAnswer),
  ]);
  return parameters.filter(({ name }) => !used.has(name)).map(({ name }): Problem => ({
    severity: 'warning', code: 'item.unused-parameter', params: { item: id, name }, place: { field: `parameters.${name}` },
  }));
}

function namesInTemplate(template: Template): readonly string[] {
  return template.flatMap((piece) => (piece.kind === 'hole' ? namesIn(piece.expression) : []));
}

function namesInAnswer(answer: AnswerText): readonly string[] {
  return answer.kind === 'text' ? namesInTemplate(answer.template) : namesIn(answer.expression);
}
