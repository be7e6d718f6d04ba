import { isWhole, rational, round, size } from './item-rational.ts';
import type { Rational } from './item-rational.ts';

/**
 * How a number is written for a student, and how a student's writing is read back.
 * A plain number may be written any way; a decimal or a percent stands where the question asks for one.
 */
export type Form = { readonly kind: 'plain' | 'fraction' | 'mixed' | 'percent' } | { readonly kind: 'decimal'; readonly places: number };

export function writeNumber(number: Rational, form: Form): string {
  switch (form.kind) {
    case 'fraction':
      return writeFraction(number);
    case 'mixed':
      return writeMixed(number);
    case 'decimal':
      return writeDecimal(number, form.places);
    case 'percent':
      return `${writePlain(rational(number.numerator * 100n, number.denominator), writeMixed)}%`;
    case 'plain':
      return writePlain(number);
  }
}

/**
 * What a student typed, as a number: "0.75", " .75 ", "3/4", "1 3/4", "-2", "1,200", "$3.50", "x = 5".
 * Undefined when it is none, or not in a form that answers the question: 3/8 is no answer to "write 3/8 as a decimal".
 * In percents the sign may be left out, as on paper where it is printed behind the line; so 0.25 there means a quarter of a percent.
 */
export function readNumber(typed: string, form: Form): Rational | undefined {
  if (typed.length > mostLetters) return undefined;
  const [, minus, rest] = /^(?:[a-z] ?= ?)?([-+]?) ?\$? ?(.*)$/i.exec(tidy(typed)) ?? [];
  if (rest === undefined) return undefined;
  const hasSign = rest.endsWith('%');
  if (hasSign && form.kind !== 'percent') return undefined;
  const bare = hasSign ? rest.slice(0, -1).trimEnd() : rest;
  const value = readDecimal(bare) ?? (form.kind === 'decimal' ? undefined : readFraction(bare));
  if (value === undefined) return undefined;
  const sign = minus === '-' ? -1n : 1n;
  return rational(sign * value.numerator, value.denominator * (form.kind === 'percent' ? 100n : 1n));
}

/** One kind of space and one kind of minus, whatever the keyboard or the page made of them. */
export function tidy(typed: string): string {
  return typed.trim().replace(/\s+/g, ' ').replace(/[−–]/g, '-');
}

/** Longer is no number of a school book, and a short text keeps the patterns below quick. */
const mostLetters = 40;

/** Whole as "7", ending decimals as "0.35", everything else as a fraction. */
function writePlain(number: Rational, writeEndless = writeFraction): string {
  const places = decimalPlaces(number.denominator);
  return places === undefined ? writeEndless(number) : writeDecimal(number, places);
}

function writeFraction({ numerator, denominator }: Rational): string {
  return denominator === 1n ? `${numerator}` : `${numerator}/${denominator}`;
}

/** -7/4 is "-1 3/4": the sign belongs to the whole number and its part. */
function writeMixed(number: Rational): string {
  const whole = size(number.numerator) / number.denominator;
  if (isWhole(number) || whole === 0n) return writeFraction(number);
  return `${number.numerator < 0n ? '-' : ''}${whole} ${size(number.numerator) % number.denominator}/${number.denominator}`;
}

/** Always with all its places: a price is 3.50. */
function writeDecimal(number: Rational, places: number): string {
  const { numerator, denominator } = round(number, places);
  const digits = `${(size(numerator) * 10n ** BigInt(places)) / denominator}`.padStart(places + 1, '0');
  const split = digits.length - places;
  return `${numerator < 0n ? '-' : ''}${digits.slice(0, split)}${places === 0 ? '' : `.${digits.slice(split)}`}`;
}

/** More places than this is no number for a student to read. */
export const mostPlaces = 10;

/** How many places the decimal of 1/denominator needs, or undefined when it never ends (a factor other than 2 and 5). */
function decimalPlaces(denominator: bigint): number | undefined {
  let power = 1n;
  for (let places = 0; places <= mostPlaces; places += 1) {
    if (power % denominator === 0n) return places;
    power *= 10n;
  }
  return undefined;
}

function readDecimal(text: string): Rational | undefined {
  // Commas only where they part thousands: 1,200 is a number, 12,00 a slip.
  const plain = /^\d{1,3}(,\d{3})+(\.\d*)?$/.test(text) ? text.replaceAll(',', '') : text;
  if (!/^(\d+\.?\d*|\.\d+)$/.test(plain)) return undefined;
  const [whole = '', part = ''] = plain.split('.');
  return rational(BigInt(`${whole}${part}`), 10n ** BigInt(part.length));
}

/** "3/4", "6 / 8" or "1 3/4", reduced or not: reducing is a question of its own, and asked as such. */
function readFraction(text: string): Rational | undefined {
  const [, whole = '0', top, bottom] = /^(?:(\d+) )?(\d+) ?\/ ?(\d+)$/.exec(text) ?? [];
  if (top === undefined || bottom === undefined || /^0+$/.test(bottom)) return undefined;
  return rational(BigInt(whole) * BigInt(bottom) + BigInt(top), BigInt(bottom));
}
