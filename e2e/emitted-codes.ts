import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Finds the codes in a source text: what a program may hand to the catalogue, as far as reading it can tell. */
export type Source = { readonly path: string; readonly text: string };

/** One place that emits a code. `params` is null where the values are put together elsewhere. */
export type Emission = { readonly path: string; readonly code: string; readonly params: readonly string[] | null };

/** All that runs: engine, server and command, without tests and without the sentences themselves. */
export function readSources(root: URL): readonly Source[] {
  return ['engine/src', 'server/src', 'cli/src'].flatMap((folder) =>
    readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.ts$/.test(path) && !/\.(?:test|test-suite|test-data|fixture)\.ts$/.test(path) && !/messages[\\/]en[\\/]|(?:^|[\\/])(?:test|testing)[\\/]/.test(path))
      .map((path) => ({ path: join(folder, path), text: readFileSync(new URL(`${folder}/${path}`, root), 'utf8') })));
}

/** `code: '...'` and `HeddleError('...'`, with the names of the values that stand beside them. */
export function emissionsIn({ path, text }: Source): readonly Emission[] {
  return [...text.matchAll(/\bcode: '([^'\n]+)'(?:,\s*params: (\{))?|\bHeddleError\(\s*'([^'\n]+)'(?:,\s*(\{))?/g)].map((match) => {
    const opening = match[2] ?? match[4];
    return { path, code: match[1] ?? match[3] ?? '', params: opening === undefined ? null : keysAt(text, match.index + match[0].length) };
  });
}

/** Every quoted text that looks like a code: words with dots between, of which the first is a known stage. */
export function codeLikeIn({ text }: Source, stages: ReadonlySet<string>): readonly string[] {
  return [...text.matchAll(/'([a-z][a-zA-Z0-9-]*(?:\.[a-zA-Z0-9-]+)+)'/g)]
    .map((match) => match[1] ?? '')
    .filter((code) => stages.has(code.split('.')[0] ?? '') && !/\.(?:csv|ya?ml|css|md|json|ts|svg)$/.test(code));
}

/** The fixed beginnings of codes that are put together while running: `limit.${...}`. */
export function headsIn({ text }: Source): readonly string[] {
  return [...text.matchAll(/`([a-z][a-z-]*\.[a-z.-]*)\$\{/g)].map((match) => match[1] ?? '');
}

/** The keys of the object literal that begins just before `start`; null where something is spread into it. */
function keysAt(text: string, start: number): readonly string[] | null {
  const keys: string[] = [];
  let depth = 0;
  let key = '';
  let isKey = true;
  for (const letter of text.slice(start)) {
    if (depth === 0 && (letter === ',' || letter === '}')) {
      if (key.includes('...')) return null;
      if (key.trim() !== '') keys.push(key.trim().replaceAll(/^['"]|['"]$/g, ''));
      key = '';
      isKey = true;
      if (letter === '}') return keys;
    } else if (depth === 0 && letter === ':') {
      isKey = false;
    } else if (isKey) {
      key += letter;
    }
    if ('({['.includes(letter)) depth += 1;
    if (')}]'.includes(letter)) depth -= 1;
  }
  return null;
}
