import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Never part of the project, wherever they stand (see .gitignore). */
const skipped: ReadonlySet<string> = new Set(['node_modules', 'dist', '.git', '.heddle', 'coverage']);
const text = /\.(?:ts|tsx|mts|cts|js|mjs|cjs|jsx|json|md|ya?ml|css|html|sql|sh|csv|txt|svg|py)$|^\.[\w.-]+$|^(?:LICENSE|NOTICE|run)$/;

/** The project's own text files, by path from the root. */
export function readTree(root: string): ReadonlyMap<string, string> {
  const read = (folder: string): readonly (readonly [string, string])[] =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry): readonly (readonly [string, string])[] => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (skipped.has(entry.name) || path === 'data') return [];
      if (entry.isDirectory()) return read(path);
      return entry.isFile() && text.test(entry.name) ? [[path, readFileSync(join(root, path), 'utf8')]] : [];
    });
  return new Map(read('').toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
