import { IntlMessageFormat } from 'intl-messageformat';
import { locales } from './locale.ts';
import type { Locale } from './locale.ts';

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** The same message in a made-up locale: its words decorated; its placeholders, plurals and choices as they were. */
export function pseudoMessage(message: IntlMessageFormat, locale: Locale): IntlMessageFormat {
  return new IntlMessageFormat(message.getAst().map((element) => decorate(element, locales[locale].decorate)), locales[locale].intl);
}

function decorate(element: Element, words: (text: string) => string): Element {
  if ('options' in element) {
    const options = Object.fromEntries(Object.entries(element.options).map(([key, option]) => [key, { ...option, value: option.value.map((inner) => decorate(inner, words)) }]));
    return { ...element, options };
  }
  return element.type === plainText ? { ...element, value: words(element.value) } : element;
}

/** The parser's number for plain text (its enum TYPE.literal). */
export const plainText = 0;
