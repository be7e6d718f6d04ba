import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import type { Project } from './project.ts';
import type { Import, Source } from './source.ts';

/** Where an import leads. */
export type Target =
  | { readonly kind: 'node'; readonly name: string }
  | { readonly kind: 'package'; readonly name: string }
  /** A file of ours; `door` when it was entered by its workspace's name. */
  | { readonly kind: 'file'; readonly path: string; readonly byDoor: boolean }
  | { readonly kind: 'nowhere'; readonly reason: string };

export function resolveImport(project: Project, from: string, specifier: string): Target {
  if (specifier.startsWith('node:') || builtinModules.includes(specifier)) return { kind: 'node', name: specifier.replace(/^node:/, '') };
  if (specifier.startsWith('.')) {
    const path = posix.normalize(posix.join(posix.dirname(from), specifier.replace(/\?.*$/, '')));
    return project.tree.has(path) ? { kind: 'file', path, byDoor: false } : { kind: 'nowhere', reason: `there is no file ${path}` };
  }
  const name = specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
  const own = [...project.packages.values()].find((candidate) => candidate.name === name);
  if (own === undefined) return { kind: 'package', name };
  const path = own.doors.get(`.${specifier.slice(name.length)}`);
  return path === undefined ? { kind: 'nowhere', reason: `${name} has no door "${specifier}" among the exports of its package.json` } : { kind: 'file', path, byDoor: true };
}

export type Link = { readonly source: Source; readonly made: Import; readonly target: Target };

/** Every import of the project with where it leads; worked out once, asked for by every rule. */
export function linksOf(project: Project): readonly Link[] {
  const known = links.get(project);
  if (known !== undefined) return known;
  const found = project.sources.flatMap((source) => source.imports.map((made) => ({ source, made, target: resolveImport(project, source.path, made.specifier) })));
  links.set(project, found);
  return found;
}

const links = new WeakMap<Project, readonly Link[]>();
