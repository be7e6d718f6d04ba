import { startChance } from './item-chance.ts';
import type { Chance } from './item-chance.ts';
import { inField, itemFault } from './item-fault.ts';
import { evaluateText, fillText, hasHoles, needNumber, needTruth } from './item-language.ts';
import type { Numbers } from './item-language.ts';
import { readNumber, tidy, writeNumber } from './item-number.ts';
import type { Form } from './item-number.ts';
import { compare, rational } from './item-rational.ts';
import type { Rational } from './item-rational.ts';
import type { ItemTemplate } from './learning-model.ts';

/** One question as it is asked: the numbers drawn, the words filled in. Answer and distractors are the key: they stay on the server. */
export type DrawnItem = {
  readonly prompt: string;
  readonly answer: string;
  readonly distractors: readonly { readonly value: string; readonly misconceptionId: string }[];
};

/** Same template and seed, same question. Throws a `HeddleError` with a problem when the template is faulty; `checkItem` finds that before. */
export function drawItem(template: ItemTemplate, seed: number): DrawnItem {
  const { prompt, answer, distractors } = drawKey(template, seed);
  return {
    prompt,
    answer: answer.text,
    distractors: distractors.map(({ value, misconceptionId }) => ({ value: value.text, misconceptionId })),
  };
}

/** The question with its key as values, for scoring. */
export type DrawnKey = {
  readonly prompt: string;
  readonly answer: Answer;
  readonly distractors: readonly { readonly value: Answer; readonly misconceptionId: string }[];
};

/** A number, which may be written in several ways, or a text such as "2:3", which is compared as text. */
export type Answer = { readonly kind: 'number'; readonly text: string; readonly number: Rational; readonly form: Form } | { readonly kind: 'text'; readonly text: string };

export function drawKey(template: ItemTemplate, seed: number): DrawnKey {
  const chance = startChance(template.id, seed);
  for (let tries = 0; tries < mostTries; tries += 1) {
    const numbers = drawNumbers(template, chance);
    if (!meetsConditions(template, numbers)) continue;
    const answer = inField({ item: template.id, field: 'answer' }, () => readAnswer(template.answer, numbers));
    const distractors = template.distractors.map(({ value, misconceptionId }, index) => ({
      value: inField({ item: template.id, field: `distractors[${index}].value` }, () => readAnswer(value, numbers)),
      misconceptionId,
    }));
    // With some numbers a wrong way leads to the right answer, or two wrong ways meet: such a draw tells nothing, so it is drawn again.
    const values = [answer, ...distractors.map(({ value }) => value)];
    if (values.some((value, index) => values.slice(0, index).some((earlier) => isSameAnswer(earlier, value)))) continue;
    return { prompt: inField({ item: template.id, field: 'prompt' }, () => fillText(template.prompt, numbers)), answer, distractors };
  }
  return inField({ item: template.id, field: 'where' }, () => {
    throw itemFault('item.no-draw', { tries: mostTries });
  });
}

/** Whether what a student gave is this answer. */
export function isGiven(answer: Answer, given: string): boolean {
  if (answer.kind === 'text') return plainText(given) === plainText(answer.text);
  const number = readNumber(given, answer.form);
  return number !== undefined && compare(number, answer.number) === 0;
}

/** Enough for a condition that one draw in fifty meets to fail by chance less than once in 10^8 draws. */
const mostTries = 1000;
const mostValues = 100_000;

function drawNumbers({ id, parameters }: ItemTemplate, chance: Chance): Numbers {
  // Sorted, so that the order of the lines in a file changes no question.
  const names = Object.keys(parameters).toSorted();
  return Object.fromEntries(names.map((name) => [name, inField({ item: id, field: `parameters.${name}` }, () => drawNumber(parameters[name], chance))]));
}

function drawNumber(range: ItemTemplate['parameters'][string] | undefined, chance: Chance): Rational {
  if (range === undefined || ![range.from, range.to, range.step].every(isShortDecimal)) throw itemFault('item.bad-range', { most: mostValues });
  const count = Math.floor((range.to - range.from) / range.step + 1e-9) + 1;
  if (!(range.step > 0) || count < 1 || count > mostValues) throw itemFault('item.bad-range', { most: mostValues });
  const [from, step] = [exactly(range.from), exactly(range.step)];
  const index = BigInt(chance.pick(count));
  return rational(from.numerator * step.denominator + index * step.numerator * from.denominator, from.denominator * step.denominator);
}

/** 0.1 in a file means one tenth, not the float nearest to it. */
function exactly(value: number): Rational {
  const [whole = '0', part = ''] = String(value).split('.');
  return rational(BigInt(`${whole}${part}`), 10n ** BigInt(part.length));
}

function isShortDecimal(value: number): boolean {
  return /^-?\d{1,12}(\.\d{1,9})?$/.test(String(value));
}

function meetsConditions({ id, where }: ItemTemplate, numbers: Numbers): boolean {
  return where.every((condition, index) => inField({ item: id, field: `where[${index}]` }, () => needTruth(evaluateText(condition, numbers))));
}

function readAnswer(text: string, numbers: Numbers): Answer {
  if (hasHoles(text)) return { kind: 'text', text: fillText(text, numbers) };
  const { number, form } = needNumber(evaluateText(text, numbers));
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

const mostLetters = 200;
