import { HeddleError } from '../problem/index.ts';
import { startChance } from './item-chance.ts';
import type { Chance } from './item-chance.ts';
import { inField, itemFault } from './item-fault.ts';
import { evaluateExpression, fillTemplate, needNumber, needTruth } from './item-language.ts';
import type { Numbers } from './item-language.ts';
import { readNumber, tidy, writeNumber } from './item-number.ts';
import type { Form } from './item-number.ts';
import { add, compare, multiply, rational } from './item-rational.ts';
import type { Rational } from './item-rational.ts';
import { readItem } from './item-read.ts';
import type { AnswerText, ReadItem } from './item-read.ts';
import type { ItemTemplate } from './learning-model.ts';

/** One question as it is asked: the numbers drawn, the words filled in. Answer and distractors are the key: they stay on the server. */
type DrawnItem = {
  readonly prompt: string;
  readonly answer: string;
  readonly distractors: readonly { readonly value: string; readonly misconceptionId: string }[];
};

/** Same template and seed, same question. Throws a `HeddleError` with its problems when the template is faulty; `checkItem` tells before. */
export function drawItem(template: ItemTemplate, seed: number): DrawnItem {
  const { prompt, answer, distractors } = drawKey(template, seed);
  return {
    prompt,
    answer: answer.text,
    distractors: distractors.map(({ value, misconceptionId }) => ({ value: value.text, misconceptionId })),
  };
}

/** The question with its key as values, for scoring. */
type DrawnKey = {
  readonly prompt: string;
  readonly answer: Answer;
  readonly distractors: readonly { readonly value: Answer; readonly misconceptionId: string }[];
};

/** A number, which may be written in several ways, or a text, which is compared as text. */
type Answer =
  | { readonly kind: 'number'; readonly text: string; readonly number: Rational; readonly form: Form }
  | { readonly kind: 'text'; readonly text: string };

/** For one draw. Who draws often reads the item once and calls `drawFrom`. */
export function drawKey(template: ItemTemplate, seed: number): DrawnKey {
  const { item, problems } = readItem(template);
  const [first] = problems;
  if (item === undefined) throw new HeddleError(first?.code ?? '', first?.params, problems);
  return drawFrom(item, seed);
}

/** Draws numbers until they suit the item (rejection sampling, bounded), and works everything out with them. */
export function drawFrom(item: ReadItem, seed: number): DrawnKey {
  const chance = startChance(item.id, seed);
  for (let tries = 0; tries < mostTries; tries += 1) {
    const numbers = drawNumbers(item, chance);
    if (!meetsConditions(item, numbers)) continue;
    const answer = inField({ item: item.id, field: 'answer' }, () => workOut(item.answer, numbers));
    const distractors = item.distractors.map(({ value, misconceptionId }, index) => ({
      value: inField({ item: item.id, field: `distractors[${index}].value` }, () => workOut(value, numbers)),
      misconceptionId,
    }));
    // With some numbers a wrong way leads to the right answer, or two wrong ways meet: such a draw tells nothing, so it is drawn again.
    const values = [answer, ...distractors.map(({ value }) => value)];
    if (values.some((value, index) => values.slice(0, index).some((earlier) => isSameAnswer(earlier, value)))) continue;
    return { prompt: inField({ item: item.id, field: 'prompt' }, () => fillTemplate(item.prompt, numbers)), answer, distractors };
  }
  return inField({ item: item.id, field: 'where' }, () => {
    throw itemFault('item.no-draw', { tries: mostTries });
  });
}

/** Whether what a student gave is this answer. */
export function isGiven(answer: Answer, given: string): boolean {
  if (answer.kind === 'text') return plainText(given) === plainText(answer.text);
  const number = readNumber(given, answer.form);
  return number !== undefined && compare(number, answer.number) === 0;
}

/** Enough for conditions that one draw in fifty meets to fail by chance less than once in 10^8 draws. */
const mostTries = 1000;

/** Each value as likely as any other; conditions then make some combinations impossible, which is what they are for. */
function drawNumbers({ parameters }: ReadItem, chance: Chance): Numbers {
  return Object.fromEntries(parameters.map(({ name, from, step, count }) => [name, add(from, multiply(step, rational(BigInt(chance.pick(count)))))]));
}

/** In the order written: a line may rule out what would be a fault in the next one. */
function meetsConditions({ id, conditions }: ReadItem, numbers: Numbers): boolean {
  return conditions.every((condition, index) => inField({ item: id, field: `where[${index}]` }, () => needTruth(evaluateExpression(condition, numbers))));
}

function workOut(answer: AnswerText, numbers: Numbers): Answer {
  if (answer.kind === 'text') return { kind: 'text', text: fillTemplate(answer.template, numbers) };
  const { number, form } = needNumber(evaluateExpression(answer.expression, numbers));
  return { kind: 'number', number, form, text: writeNumber(number, form) };
}

function isSameAnswer(a: Answer, b: Answer): boolean {
  if (a.kind === 'number' && b.kind === 'number') return compare(a.number, b.number) === 0;
  return plainText(a.text) === plainText(b.text);
}

/** Spaces and capitals decide nothing: "2 : 3" is "2:3". */
function plainText(text: string): string {
  return tidy(text.slice(0, mostLetters)).replaceAll(' ', '').toLowerCase();
}

/** Nobody writes a longer answer to such a question; more is a mistake or an attack. */
const mostLetters = 200;
