import { codeRules } from './architecture/code-rules.ts';
import { deadExports } from './architecture/dead-exports.ts';
import { fileRules } from './architecture/file-rules.ts';
import { importRules } from './architecture/import-rules.ts';
import { isCode, readPackages } from './architecture/project.ts';
import type { Finding, Project, Rule } from './architecture/project.ts';
import { readSource } from './architecture/source.ts';

/**
 * The rules of the house, enforced: which folder may use which, and what the engine may not touch.
 * A pure function over the files, so that a test can plant a fault of each kind and see it caught.
 * Each rule carries the sentence that says why; an exception carries the sentence that says why not here.
 */
export function violationsIn(tree: Tree, exceptions: readonly Exception[] = []): readonly Violation[] {
  const sources = [...tree].filter(([path]) => isCode(path)).map(([path, text]) => readSource(path, text));
  const project: Project = { tree, sources, packages: readPackages(tree) };
  const found = rules.flatMap((rule) => rule.find(project).map((finding) => ({ ...finding, rule: rule.id, why: rule.why })));
  const violations = found.filter((violation) => !exceptions.some((exception) => excuses(exception, violation)));
  return [...violations, ...idleExceptions(exceptions, found)];
}

/** Path from the root, with `/`, to text. */
export type Tree = ReadonlyMap<string, string>;

export type Violation = Finding & { readonly rule: string; readonly why: string };

/** `path` is a file, or a folder with `/` at its end; `found` narrows to findings that say so. */
export type Exception = { readonly rule: string; readonly path: string; readonly found?: string; readonly reason: string };

export function describeViolation({ path, line, rule, found, why }: Violation): string {
  return `${path}:${line} [${rule}] ${found}. ${why}`;
}

/** Read by ARCHITECTURE.md's reader and by the test that every rule has a planted fault. */
export const rules: readonly Rule[] = [...importRules, deadExports, ...codeRules, ...fileRules];

function excuses(exception: Exception, { rule, path, found }: Violation): boolean {
  const inPlace = exception.path.endsWith('/') ? path.startsWith(exception.path) : path === exception.path;
  return exception.rule === rule && inPlace && (exception.found === undefined || found.includes(exception.found));
}

/** An exception that excuses nothing is a hole that somebody will fall into later. */
function idleExceptions(exceptions: readonly Exception[], found: readonly Violation[]): readonly Violation[] {
  return exceptions
    .filter((exception) => exception.reason.trim() === '' || !found.some((violation) => excuses(exception, violation)))
    .map(({ rule, path }) => ({
      rule: 'exception', path, line: 1, found: `the exception from ${rule} has no reason or excuses nothing`,
      why: 'The list of exceptions is only honest while each is needed and says why.',
    }));
}
