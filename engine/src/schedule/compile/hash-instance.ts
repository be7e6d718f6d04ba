import type { Instance } from './instance.ts';
import { sha256 } from './sha256.ts';

/**
 * What was planned, in 64 hex digits: every plan carries it, so that one can prove later which day it was made for. `continuations` came to the
 * format later: a day without any has the hash that it had before, so that solutions of that time still belong to it.
 */
export function hashInstance({ continuations, ...instance }: Instance): string {
  return sha256(pieces(continuations.length === 0 ? instance : { ...instance, continuations }));
}

/** JSON with keys in order, so that two objects that mean the same hash the same. Typed arrays are lists. */
export function canonicalJson(value: unknown): string {
  return [...pieces(value)].join('');
}

/** Items of a list that are written at a time. */
const most = 1000;

/** Long lists stand under a key of the whole; what is inside their items is written at once. */
function* pieces(value: unknown): Iterable<string> {
  if (Array.isArray(value) || isColumn(value)) {
    for (let from = 0; from < value.length; from += most) yield (from === 0 ? '[' : ',') + ordered(Array.from(value.slice(from, from + most))).slice(1, -1);
    yield value.length === 0 ? '[]' : ']';
  } else if (isRecord(value)) {
    let open = '{';
    for (const [key, part] of inOrder(value)) {
      if (part === undefined) continue;
      yield `${open}${JSON.stringify(key)}:`;
      yield* pieces(part);
      open = ',';
    }
    yield open === '{' ? '{}' : '}';
  } else yield JSON.stringify(value);
}

function ordered(list: readonly unknown[]): string {
  if (list.every((item) => typeof item !== 'object')) return JSON.stringify(list);
  return JSON.stringify(list, (_key, part: unknown) => (isRecord(part) ? Object.fromEntries(inOrder(part)) : part));
}

function inOrder(record: Record<string, unknown>): readonly (readonly [string, unknown])[] {
  return Object.entries(record).sort(([left], [right]) => (left < right ? -1 : 1));
}

function isColumn(value: unknown): value is Int32Array | Float64Array {
  return value instanceof Int32Array || value instanceof Float64Array;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
