import type { Params } from '../problem/index.ts';
import { reservedParams } from './catalogue.ts';
import type { Audience } from './catalogue.ts';
import { formatDate, formatList, isolate } from './locale.ts';
import type { Locale } from './locale.ts';

/** What an id is called, by kind. `undefined` = unknown; the id itself is then printed, so that the gap can be seen and searched for. */
export type Names = Readonly<Record<'competency' | 'student' | 'adult' | 'space' | 'modality' | 'activity' | 'period', NameOf>>;
type NameOf = (id: string, reader: { readonly audience: Audience; readonly locale: Locale }) => string | undefined;

/** For texts without ids: every id is its own name. */
export const noNames: Names = {
  competency: () => undefined, student: () => undefined, adult: () => undefined, space: () => undefined,
  modality: () => undefined, activity: () => undefined, period: () => undefined,
};

/** Turns reserved parameters into names and lists into one phrase; numbers stay numbers, so that plurals work. */
export function nameParams(params: Params, reader: { readonly audience: Audience; readonly locale: Locale; readonly names: Names }): Record<string, string | number> {
  const named: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(params)) {
    if (typeof value === 'number') named[name] = value;
    else if (typeof value === 'string') named[name] = nameOne(name, value, reader);
    else named[name] = formatList(reader.locale, value.map((one) => nameOne(name, one, reader)));
  }
  return named;
}

function nameOne(param: string, value: string, reader: { readonly audience: Audience; readonly locale: Locale; readonly names: Names }): string {
  const kind = isReserved(param) ? reservedParams[param] : undefined;
  if (kind === 'date') return formatDate(reader.locale, value);
  if (kind === undefined) return isWord(value) ? value : isolate(reader.locale, value);
  return isolate(reader.locale, reader.names[kind](value, reader) ?? value);
}

function isReserved(param: string): param is keyof typeof reservedParams {
  return Object.hasOwn(reservedParams, param);
}

/** A key of an ICU `select` must arrive as it is; only a bare lower-case word can be one. */
function isWord(value: string): boolean {
  return /^[a-z][a-z-]*$/.test(value);
}
