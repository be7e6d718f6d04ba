/// <reference types="vite/types/importMeta.d.ts" />
import { expect, test } from 'vitest';

/** Source of every file of the engine, by its path from `engine/src`. */
const sources = new Map(Object.entries(import.meta.glob<string>('../../**/*.ts', { query: '?raw', import: 'default', eager: true }))
  .map(([path, source]) => [walk(['schedule', 'verify'], path), source]));

function walk(from: readonly string[], path: string): string {
  const parts = [...from];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** Files that run when this one does: imports of types alone do not count. */
function reach(from: string): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (path: string) => {
    if (found.has(path)) return;
    found.add(path);
    const source = sources.get(path);
    if (source === undefined) throw new Error(`no source for ${path}`);
    for (const [, isType, target] of source.matchAll(/^(?:import|export)( type)? [^;]*?from '(\.[^']+)';/gms)) {
      if (isType === undefined && target !== undefined) visit(walk(path.split('/').slice(0, -1), target));
    }
  };
  visit(from);
  return found;
}

test('[SC2] verifyDay reaches no code that compile or solve reaches, apart from the constraints themselves', () => {
  const checking = reach('schedule/verify/verify-day.ts');
  const making = new Set([...reach('schedule/compile/compile.ts'), ...reach('schedule/solve/solve.ts')]);
  const shared = [...checking].filter((path) => making.has(path));
  expect(shared.length).toBeGreaterThan(30);
  expect(shared.filter((path) => !/^schedule\/constraints\/[a-z-]+\.ts$/.test(path))).toEqual([]);
});

test('[SC2] a constraint runs no code but its own file and the shape of a violation', () => {
  const constraints = [...sources.keys()].filter((path) => /^schedule\/constraints\/(?!index|violation|constraint\.)[a-z-]+\.ts$/.test(path));
  expect(constraints.length).toBeGreaterThan(30);
  for (const path of constraints) expect([...reach(path)].filter((one) => one !== path && one !== 'schedule/constraints/violation.ts'), path).toEqual([]);
});
