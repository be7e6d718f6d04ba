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
    const end = text.trimEnd().length;
    const at = Math.min(end, error instanceof Error ? positionIn(error.message, text) ?? end : end);
    const line = text.slice(0, at).split('\n').length;
    const start = text.slice(at, at + 20).split('\n')[0] ?? '';
    notes.error('interop.json-broken', { value: start, isEnd: at === end ? 'yes' : 'no' }, { line });
    return undefined;
  }
}

/** Of most faults the parser tells the position; of a letter that cannot stand there it shows it with the ten letters before, or all there are. */
function positionIn(message: string, text: string): number | undefined {
  const told = /position (\d+)/.exec(message)?.[1];
  if (told !== undefined) return Number(told);
  const [, letter = '', dots, around = ''] = /^Unexpected token '(.)', (\.\.\.)?"([^]*?)"(?:\.\.\.)? is not valid JSON$/su.exec(message) ?? [];
  if (letter === '') return undefined;
  return dots === undefined ? text.indexOf(letter) : text.indexOf(around) + 10;
}
