import { plainText } from './pseudo-message.ts';
import { parseMessage } from './render.ts';

type Elements = ReturnType<ReturnType<typeof parseMessage>['getAst']>;

/** The parameters a text asks for, each once, sorted: what must be given wherever its code is emitted. */
export function placeholdersOf(text: string): readonly string[] {
  return [...new Set(namesIn(parseMessage(text, 'en').getAst()))].toSorted();
}

function namesIn(elements: Elements): readonly string[] {
  return elements.flatMap((element) => {
    if ('options' in element) return [element.value, ...Object.values(element.options).flatMap((option) => namesIn(option.value))];
    return 'value' in element && element.type !== plainText ? [element.value] : [];
  });
}
