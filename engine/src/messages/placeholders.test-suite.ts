import { plainText } from './pseudo-message.ts';
import { parseMessage } from './render.ts';

type Elements = ReturnType<ReturnType<typeof parseMessage>['getAst']>;

/** The parameters a text asks for, each once, sorted: what must be given wherever its code is emitted. */
export function placeholdersOf(text: string): readonly string[] {
  return [...new Set(namesIn(parseMessage(text, 'en').getAst()))].toSorted();
}

/** The keys of each `select`, by parameter: what a choice may be. Plurals take numbers and have none. */
export function choicesOf(text: string): ReadonlyMap<string, readonly string[]> {
  return new Map(choicesIn(parseMessage(text, 'en').getAst()));
}

function namesIn(elements: Elements): readonly string[] {
  return elements.flatMap((element) => {
    if ('options' in element) return [element.value, ...Object.values(element.options).flatMap((option) => namesIn(option.value))];
    return 'value' in element && element.type !== plainText ? [element.value] : [];
  });
}

function choicesIn(elements: Elements): readonly (readonly [string, readonly string[]])[] {
  return elements.flatMap((element) => {
    if (!('options' in element)) return [];
    const inner = Object.values(element.options).flatMap((option) => choicesIn(option.value));
    return 'pluralType' in element ? inner : [[element.value, Object.keys(element.options)] as const, ...inner];
  });
}
