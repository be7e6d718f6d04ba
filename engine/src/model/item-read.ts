import type { Problem } from '../problem/index.ts';
import { inField, itemFault, problemsOf } from './item-fault.ts';
import { hasHoles, parseTemplate } from './item-language.ts';
import type { Template } from './item-language.ts';
import { rational } from './item-rational.ts';
import type { Rational } from './item-rational.ts';
import { parseExpression } from './item-syntax.ts';
import type { Expression } from './item-syntax.ts';
import type { ItemTemplate } from './learning-model.ts';

/** An item with all its texts parsed and its ranges exact: read once, drawn many times. */
export type ReadItem = {
  readonly id: string;
  readonly parameters: readonly { readonly name: string; readonly from: Rational; readonly step: Rational; readonly count: number }[];
  readonly conditions: readonly Expression[];
  readonly prompt: Template;
  readonly answer: AnswerText;
  readonly distractors: readonly { readonly value: AnswerText; readonly misconceptionId: string }[];
};

/** An expression, whose value may be written in several ways, or a text such as "{a}:{b}". */
export type AnswerText = { readonly kind: 'number'; readonly expression: Expression } | { readonly kind: 'text'; readonly template: Template };

/** All that can be said about an item before any number is drawn. `item` is undefined when any of its texts can not be read. */
export function readItem(template: ItemTemplate): { readonly item: ReadItem | undefined; readonly problems: readonly Problem[] } {
  const { id, where, prompt, answer, distractors } = template;
  const problems: Problem[] = [];
  // Goes on after a fault, so that an author sees all of them at once.
  const read = <Result>(field: string, run: () => Result): Result | undefined => {
    const results: Result[] = [];
    problems.push(...problemsOf(() => results.push(inField({ item: id, field }, run))));
    return results[0];
  };
  // Sorted, so that the order of the lines in a file changes no question.
  const names = Object.keys(template.parameters).toSorted();
  const parameters = names.map((name) => read(`parameters.${name}`, () => ({ name, ...readRange(template.parameters[name]) })));
  const conditions = where.map((text, index) => read(`where[${index}]`, () => parseExpression(text)));
  const readPrompt = read('prompt', () => parseTemplate(prompt));
  const readKey = read('answer', () => readAnswer(answer));
  const readWrong = distractors.map(({ value, misconceptionId }, index) => ({ value: read(`distractors[${index}].value`, () => readAnswer(value)), misconceptionId }));
  if (problems.length > 0 || readPrompt === undefined || readKey === undefined) return { item: undefined, problems };
  return {
    item: {
      id,
      parameters: parameters.flatMap((parameter) => parameter ?? []),
      conditions: conditions.flatMap((condition) => condition ?? []),
      prompt: readPrompt,
      answer: readKey,
      distractors: readWrong.flatMap(({ value, misconceptionId }) => (value === undefined ? [] : [{ value, misconceptionId }])),
    },
    problems,
  };
}

/** A text is compared letter by letter, so that numbers are kept as numbers wherever the author writes no holes. */
function readAnswer(text: string): AnswerText {
  return hasHoles(text) ? { kind: 'text', template: parseTemplate(text) } : { kind: 'number', expression: parseExpression(text) };
}

/** More values than this are a mistake in the step. */
const mostValues = 100_000;

function readRange(range: ItemTemplate['parameters'][string] | undefined) {
  // Infinity, NaN and 1e21 have no digits to be exact with.
  const isShort = (value: number) => /^-?\d{1,12}(\.\d{1,9})?$/.test(String(value));
  if (range === undefined || ![range.from, range.to, range.step].every(isShort)) throw itemFault('item.bad-range', { most: mostValues });
  // The small addition takes back the float error of the division: from 1 to 2 by 0.1 are eleven values, not ten.
  const count = Math.floor((range.to - range.from) / range.step + 1e-9) + 1;
  if (!(range.step > 0) || count < 1 || count > mostValues) throw itemFault('item.bad-range', { most: mostValues });
  return { from: exactly(range.from), step: exactly(range.step), count };
}

/** 0.1 in a file means one tenth, not the float nearest to it. */
function exactly(value: number): Rational {
  const [whole = '0', part = ''] = String(value).split('.');
  return rational(BigInt(`${whole}${part}`), 10n ** BigInt(part.length));
}
