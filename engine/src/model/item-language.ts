import { findNearest, hintParams } from './did-you-mean.ts';
import { atPosition, itemFault, shiftPosition } from './item-fault.ts';
import { callFunction } from './item-functions.ts';
import type { Form } from './item-number.ts';
import { writeNumber } from './item-number.ts';
import { add, compare, divide, multiply, negate, power, subtract } from './item-rational.ts';
import type { Rational } from './item-rational.ts';
import { parseExpression } from './item-syntax.ts';
import type { Expression, Operator } from './item-syntax.ts';

/**
 * The language in which an item says its numbers, its answer and its wrong answers. It is small and total: no loops, no names of its
 * own making, exact arithmetic, a bound on length, depth, size and steps. Any text ends in a value or in one fault with a position.
 */
/** There are no texts: what an author wants to say in words stands in the prompt, round the holes. */
type Value =
  | { readonly kind: 'number'; readonly number: Rational; readonly form: Form }
  | { readonly kind: 'truth'; readonly isTrue: boolean };

/** What the parameters of an item stand for in one draw. */
export type Numbers = Readonly<Record<string, Rational>>;

/** The fuel of one expression: each part worked out takes one step. The longest that makes sense in an item needs about fifty. */
const mostSteps = 500;

/** The value of an expression. Throws a `HeddleError` with the position `at`. */
export function evaluateExpression(expression: Expression, names: Numbers): Value {
  return evaluate(expression, { names, fuel: { left: mostSteps } });
}

/** A text with {holes}, read: words as they stand, and an expression for each hole. */
export type Template = readonly (
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'hole'; readonly expression: Expression; /** Letters before it, so that a fault tells its place in the whole text. */ readonly offset: number }
)[];

export function parseTemplate(text: string): Template {
  return splitHoles(text).map(({ kind, text: inner, offset }) =>
    kind === 'words' ? { kind, text: inner } : { kind, offset, expression: shiftPosition(offset, () => parseExpression(inner)) },
  );
}

/** The text a student reads. A hole shows its number in the form its expression asks for. */
export function fillTemplate(template: Template, names: Numbers): string {
  return template
    .map((piece) => {
      if (piece.kind === 'words') return piece.text;
      const { number, form } = shiftPosition(piece.offset, () => needNumber(evaluateExpression(piece.expression, names)));
      return writeNumber(number, form);
    })
    .join('');
}

/** An answer with holes is a text such as "{a}:{b}"; one without is an expression. */
export function hasHoles(text: string): boolean {
  return text.includes('{') || text.includes('}');
}

/** The names an expression uses, known or not: an author is told of a parameter that nothing uses. */
export function namesIn(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case 'number':
      return [];
    case 'name':
      return [expression.name];
    case 'call':
      return expression.given.flatMap(namesIn);
    case 'minus':
      return namesIn(expression.of);
    case 'operation':
      return [...namesIn(expression.left), ...namesIn(expression.right)];
  }
}

/** Braces have no other use in an item, so that one too many or too few is always a slip, and told. */
function splitHoles(text: string): readonly { readonly kind: 'words' | 'hole'; readonly text: string; readonly offset: number }[] {
  const pieces: { readonly kind: 'words' | 'hole'; readonly text: string; readonly offset: number }[] = [];
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('{', at);
    const words = text.slice(at, open === -1 ? undefined : open);
    const stray = words.indexOf('}');
    if (stray !== -1) throw itemFault('item.stray-brace', { at: at + stray + 1 });
    if (words !== '') pieces.push({ kind: 'words', text: words, offset: at });
    if (open === -1) break;
    const end = text.indexOf('}', open);
    if (end === -1) throw itemFault('item.open-hole', { at: open + 1 });
    pieces.push({ kind: 'hole', text: text.slice(open + 1, end), offset: open + 1 });
    at = end + 1;
  }
  return pieces;
}

export function needNumber(value: Value, at = 1): { readonly number: Rational; readonly form: Form } {
  if (value.kind !== 'number') throw itemFault('item.needs-number', { at });
  return value;
}

export function needTruth(value: Value, at = 1): boolean {
  if (value.kind !== 'truth') throw itemFault('item.needs-truth', { at });
  return value.isTrue;
}

/** One tank of fuel for the whole expression: what one part burns the others do not have. */
type Context = { readonly names: Numbers; readonly fuel: { left: number } };

function evaluate(expression: Expression, context: Context): Value {
  context.fuel.left -= 1;
  if (context.fuel.left < 0) throw itemFault('item.out-of-steps', { at: expression.at, most: mostSteps });
  const number = (part: Expression): Rational => needNumber(evaluate(part, context), part.at).number;
  switch (expression.kind) {
    case 'number':
      return plain(expression.value);
    case 'name':
      return plain(lookUp(expression, context.names));
    case 'minus':
      return plain(negate(number(expression.of)));
    case 'call': {
      const given = expression.given.map(number);
      return { kind: 'number', ...atPosition(expression.at, () => callFunction(expression.name, given)) };
    }
    case 'operation': {
      const { operator, left, right, at } = expression;
      if (operator === 'and' || operator === 'or') {
        // Both sides are always worked out, so that a fault in either shows on the first draw and not on a rare one.
        const [one, other] = [left, right].map((side) => needTruth(evaluate(side, context), side.at));
        return { kind: 'truth', isTrue: operator === 'and' ? one === true && other === true : one === true || other === true };
      }
      const sides = [number(left), number(right)] as const;
      return atPosition(at, () => applyOperator(operator, ...sides));
    }
  }
}

/** A form such as percent is lost in arithmetic: what half of 50% is written like is for the author to say again. */
function applyOperator(operator: Exclude<Operator, 'and' | 'or'>, left: Rational, right: Rational): Value {
  switch (operator) {
    case '+':
      return plain(add(left, right));
    case '-':
      return plain(subtract(left, right));
    case '*':
      return plain(multiply(left, right));
    case '/':
      return plain(divide(left, right));
    case '^':
      return plain(power(left, right));
    case '=':
      return truth(compare(left, right) === 0);
    case '!=':
      return truth(compare(left, right) !== 0);
    case '<':
      return truth(compare(left, right) < 0);
    case '<=':
      return truth(compare(left, right) <= 0);
    case '>':
      return truth(compare(left, right) > 0);
    case '>=':
      return truth(compare(left, right) >= 0);
  }
}

function plain(number: Rational): Value {
  return { kind: 'number', number, form: { kind: 'plain' } };
}

function truth(isTrue: boolean): Value {
  return { kind: 'truth', isTrue };
}

/** Own names only: "constructor" is a name that nobody gave, and no way into the machine. */
function lookUp({ name, at }: { readonly name: string; readonly at: number }, names: Numbers): Rational {
  const value = Object.hasOwn(names, name) ? names[name] : undefined;
  if (value !== undefined) return value;
  const known = Object.keys(names).toSorted();
  // Every letter is one slip away from every other: a hint helps only with longer names.
  const nearest = name.length < 3 ? undefined : findNearest(name, known);
  throw itemFault('item.unknown-name', { at, name, known, ...hintParams(nearest) });
}
