import type { Messages } from '../catalogue.ts';

/** Sentences about sentences, and the words that tell where a problem stands. */
export const problem = {
  'messages.no-sentence': 'There is no sentence for the code "{code}". Maybe it is spelled in another way in the catalogue, or was never put there.',
  'messages.not-formatted': 'The sentence for the code "{code}" could not be put together: {why}. Maybe one of its values was not given.',
  'messages.gap': 'There are no words for this note yet ({code}).',
  'name.period': 'period {number}',
  'place.file': '{file}',
  'place.line': 'line {line}',
  'place.field': 'field {field}',
} as const satisfies Messages;
