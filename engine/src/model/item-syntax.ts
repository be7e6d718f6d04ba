import { atPosition, itemFault } from './item-fault.ts';
import { rational } from './item-rational.ts';
import type { Rational } from './item-rational.ts';
import { tokensOf } from './item-tokens.ts';

/**
 * What an expression of the item language says, as a tree. `at` is the position in the text, from 1.
 *
 *   condition  = check { ("and" | "or") check }        "and" and "or" may not be mixed without parentheses
 *   check      = sum [ ("=" | "!=" | "<" | "<=" | ">" | ">=") sum ]
 *   sum        = product { ("+" | "-") product }
 *   product    = signed { ("*" | "/") signed }
 *   signed     = "-" signed | power                    so -2^2 is -(2^2), as in a textbook
 *   power      = part [ "^" signed ]
 *   part       = number | name | name "(" condition { "," condition } ")" | "(" condition ")"
 */
export type Expression =
  | { readonly kind: 'number'; readonly at: number; readonly value: Rational }
  | { readonly kind: 'name'; readonly at: number; readonly name: string }
  | { readonly kind: 'call'; readonly at: number; readonly name: string; readonly given: readonly Expression[] }
  | { readonly kind: 'minus'; readonly at: number; readonly of: Expression }
  | { readonly kind: 'operation'; readonly at: number; readonly operator: Operator; readonly left: Expression; readonly right: Expression };

export type Operator = (typeof operators)[number];

const operators = ['and', 'or', '=', '!=', '<=', '>=', '<', '>', '+', '-', '*', '/', '^'] as const;

/** Both bounds keep any text, also a hostile one, a matter of microseconds and far from the stack's end. */
const mostLetters = 1000;
const mostDepth = 40;

export function parseExpression(text: string): Expression {
  if (text.length > mostLetters) throw itemFault('item.text-too-long', { at: mostLetters + 1, most: mostLetters });
  const { peek, take, takeSign, takeOperator, refuse } = tokensOf(text);
  let depth = 0;

  const close = (): void => {
    if (!takeSign(')')) refuse(peek());
  };
  /** Operators of one strength bind from the left: 8 - 3 - 2 is 3. */
  const chain = (wanted: readonly Operator[], part: () => Expression): Expression => {
    let left = part();
    for (let found = takeOperator(wanted); found !== undefined; found = takeOperator(wanted)) {
      left = { kind: 'operation', ...found, left, right: part() };
    }
    return left;
  };
  /** Every way down the grammar that can come round to itself passes here. */
  const deeper = (part: () => Expression): Expression => {
    depth += 1;
    if (depth > mostDepth) throw itemFault('item.too-deep', { at: peek().at, most: mostDepth });
    const expression = part();
    depth -= 1;
    return expression;
  };

  const condition = (): Expression => {
    const first = check();
    // The first word decides: after "and" an "or" is a fault, because people read a mix of the two in two ways.
    const word = peek();
    const joined = word.text === 'and' || word.text === 'or' ? word.text : undefined;
    let left = first;
    while (joined !== undefined) {
      const found = takeOperator([joined]);
      if (found === undefined) break;
      left = { kind: 'operation', ...found, left, right: check() };
    }
    return left;
  };
  const check = (): Expression => {
    const left = sum();
    const found = takeOperator(['=', '!=', '<=', '>=', '<', '>']);
    return found === undefined ? left : { kind: 'operation', ...found, left, right: sum() };
  };
  const sum = (): Expression => chain(['+', '-'], product);
  const product = (): Expression => chain(['*', '/'], signed);
  const signed = (): Expression => {
    const { at } = peek();
    return takeSign('-') ? { kind: 'minus', at, of: deeper(signed) } : power();
  };
  /** The exponent takes what follows it, minus sign included, so that 2^-3 needs no parentheses. */
  const power = (): Expression => {
    const left = part();
    const found = takeOperator(['^']);
    return found === undefined ? left : { kind: 'operation', ...found, left, right: deeper(signed) };
  };
  const part = (): Expression => {
    const token = take();
    if (token.kind === 'number') return { kind: 'number', at: token.at, value: atPosition(token.at, () => readLiteral(token.text)) };
    if (token.kind === 'name') return takeSign('(') ? { kind: 'call', at: token.at, name: token.text, given: givens() } : { kind: 'name', at: token.at, name: token.text };
    if (token.kind !== 'sign' || token.text !== '(') return refuse(token);
    const inner = deeper(condition);
    close();
    return inner;
  };
  const givens = (): readonly Expression[] => {
    const given = [deeper(condition)];
    while (takeSign(',')) given.push(deeper(condition));
    close();
    return given;
  };

  const whole = condition();
  return peek().kind === 'end' ? whole : refuse(peek());
}

/** 0.25 in an expression is exactly one fourth. */
function readLiteral(text: string): Rational {
  const [whole = '', part = ''] = text.split('.');
  return rational(BigInt(`${whole}${part}`), 10n ** BigInt(part.length));
}
