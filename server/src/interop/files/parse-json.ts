import type { Notes } from './notes.ts';

/** JSON text as a value; undefined with the line and what stands there noted when it is not JSON. */
export function parseJson(text: string, notes: Notes): unknown {
  if (text.trim() === '') {
    notes.error('interop.json-empty');
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch (error) {
    const position = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
    const end = text.trimEnd().length;
    const at = Math.min(end, position === undefined ? end : Number(position));
    const line = text.slice(0, at).split('\n').length;
    const start = text.slice(at, at + 20).split('\n')[0] ?? '';
    notes.error('interop.json-broken', { value: start, isEnd: at === end ? 'yes' : 'no' }, { line });
    return undefined;
  }
}
