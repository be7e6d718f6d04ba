import { IntlMessageFormat } from 'intl-messageformat';
import { HeddleError } from '../problem/index.ts';
import type { Problem, Reason } from '../problem/index.ts';
import type { Audience, Messages } from './catalogue.ts';
import { english } from './en/index.ts';
import { locales } from './locale.ts';
import type { Locale } from './locale.ts';
import { nameParams } from './names.ts';
import type { Names } from './names.ts';
import { pseudoMessage } from './pseudo-message.ts';

/** Who reads, in which language, and what ids are called. */
type Rendering = {
  readonly locale: Locale;
  readonly audience: Audience;
  readonly names: Names;
  /**
   * What happens where a sentence or one of its parameters is missing: tests 'throw', so that the gap is found;
   * everyone else gets a visible line that names the code (default), so that one forgotten word never takes a school's day down.
   */
  readonly gaps?: 'throw' | 'show';
};

/**
 * The sentence of a reason or problem: the only place where codes become words.
 * @throws HeddleError `messages.no-sentence` or `messages.not-formatted`, both with the code, when `gaps` is 'throw'
 */
export function render(reason: Reason, rendering: Rendering): string {
  try {
    return sentenceOf(reason, rendering);
  } catch (error) {
    if (rendering.gaps === 'throw') throw error;
    return sentenceOf({ code: 'messages.gap', params: { code: reason.code } }, rendering);
  }
}

/** A problem's sentence with where it stands: "staff.csv, line 4, field periods: ...". */
export function renderProblem(problem: Problem, rendering: Rendering): string {
  const place = problem.place;
  const parts = [
    ...(place.file === undefined ? [] : [render({ code: 'place.file', params: { file: place.file } }, rendering)]),
    ...(place.line === undefined ? [] : [render({ code: 'place.line', params: { line: place.line } }, rendering)]),
    ...(place.field === undefined ? [] : [render({ code: 'place.field', params: { field: place.field } }, rendering)]),
  ];
  const sentence = render(problem, rendering);
  return parts.length === 0 ? sentence : `${parts.join(', ')}: ${sentence}`;
}

function sentenceOf(reason: Reason, rendering: Rendering): string {
  const message = messageOf(english, reason.code, rendering);
  if (message === undefined) throw new HeddleError('messages.no-sentence', { code: reason.code });
  try {
    return String(message.format(nameParams(reason.params, rendering)));
  } catch (error) {
    throw new HeddleError('messages.not-formatted', { code: reason.code, why: error instanceof Error ? error.message : String(error) });
  }
}

// Parsing a sentence costs a hundred times what printing it does, and a school's day prints thousands of them.
// The cache holds only what the arguments determine, so a call answers the same with or without it.
const parsed = new Map<string, IntlMessageFormat>();

function messageOf(messages: Messages, code: string, { locale, audience }: Rendering): IntlMessageFormat | undefined {
  const key = `${locale} ${audience} ${code}`;
  const known = parsed.get(key);
  if (known !== undefined) return known;
  const sentence = Object.hasOwn(messages, code) ? messages[code] : undefined;
  if (sentence === undefined) return undefined;
  const message = parseMessage(typeof sentence === 'string' ? sentence : sentence[audience], locale);
  parsed.set(key, message);
  return message;
}

/** Reads one ICU text in a locale; throws where its syntax is wrong. Tags are plain text here: names may hold "<". */
export function parseMessage(text: string, locale: Locale): IntlMessageFormat {
  const english = new IntlMessageFormat(text, locales[locale].intl, undefined, { ignoreTag: true });
  return locale === 'en' ? english : pseudoMessage(english, locale);
}
