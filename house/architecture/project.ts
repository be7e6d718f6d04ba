import type { Source } from './source.ts';

/** What every rule looks at. */
export type Project = {
  readonly tree: ReadonlyMap<string, string>;
  readonly sources: readonly Source[];
  readonly packages: ReadonlyMap<string, Package>;
};

/** A workspace's package.json, by its folder ('' is the root). */
export type Package = {
  readonly name: string;
  /** From './door' to the file behind it, as paths from the root. */
  readonly doors: ReadonlyMap<string, string>;
  readonly dependencies: ReadonlySet<string>;
  readonly devDependencies: ReadonlySet<string>;
};

export type Finding = { readonly path: string; readonly line: number; readonly found: string };

export type Rule = { readonly id: string; readonly why: string; find(project: Project): readonly Finding[] };

export function readPackages(tree: ReadonlyMap<string, string>): ReadonlyMap<string, Package> {
  const manifests = [...tree].filter(([path]) => /^(?:[^/]+\/)?package\.json$/.test(path));
  return new Map(manifests.map(([path, text]) => [path.replace(/\/?package\.json$/, ''), readPackage(path, text)]));
}

type Manifest = {
  readonly name?: string;
  readonly exports?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
};

function readPackage(path: string, text: string): Package {
  const manifest: Manifest = JSON.parse(text);
  const folder = path.replace(/package\.json$/, '');
  return {
    name: manifest.name ?? '',
    doors: new Map(Object.entries(manifest.exports ?? {}).map(([door, file]) => [door, folder + file.replace(/^\.\//, '')])),
    dependencies: new Set(Object.keys(manifest.dependencies ?? {})),
    devDependencies: new Set(Object.keys(manifest.devDependencies ?? {})),
  };
}

/** 'engine/src/path/terms/gain.ts' -> 'engine' */
export function workspaceOf(path: string): string {
  return path.includes('/') ? (path.split('/')[0] ?? '') : '';
}

/** The folder with a front door that a file stands in: 'engine/src/path/terms/gain.ts' -> 'path'; '' for a file beside them. */
export function partOf(path: string): string {
  const [, src, part, ...rest] = path.split('/');
  return src === 'src' && part !== undefined && rest.length > 0 ? part : '';
}

/** Tests and what only tests use; they may read files and look behind doors, and nothing in production may use them. */
export function isTest(path: string): boolean {
  return /\.(?:test|test-suite|test-data|fixture)\.tsx?$|(?:^|\/)(?:test|testing|e2e|house|bench|schemas)\//.test(path) || path === 'vitest.config.ts';
}

export function isCode(path: string): boolean {
  return /\.(?:ts|tsx|mts|cts|js|mjs|cjs|jsx)$/.test(path) && !path.endsWith('.d.ts');
}
