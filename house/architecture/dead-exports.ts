import { isTest, workspaceOf } from './project.ts';
import type { Finding, Project, Rule } from './project.ts';
import { resolveImport } from './resolve.ts';
import { childOf, childrenOf, nameOf } from './source.ts';
import type { Source, SyntaxNode } from './source.ts';

/**
 * What is exported and taken by nobody: code that only its own test still runs, and names that a file could keep to itself.
 * Every `export` tells a reader that somebody else rests on this; where it is untrue, the reader looks for that somebody.
 */
export const deadExports: Rule = {
  id: 'no-dead-exports',
  why: 'An export says that another file rests on it. Maybe remove what nobody runs, or keep the name to its file.',
  find(project) {
    const taken = takenNames(project);
    return project.sources.filter(({ path }) => isProduct(path)).flatMap((source) => exportsOf(source).flatMap((made): readonly Finding[] => {
      const found = faultOf(made, taken(source.path, made.name), usesWithin(source, made));
      return found === undefined ? [] : [{ path: source.path, line: source.lineOf(made.node), found }];
    }));
  },
};

/** `isPassedOn`: a door hands on what another file declares. */
type Export = { readonly name: string; readonly node: SyntaxNode; readonly isType: boolean; readonly isPassedOn: boolean };

type Taken = 'by nobody' | 'by tests' | 'by the product';

function faultOf({ name, isType, isPassedOn }: Export, taken: Taken, isUsedWithin: boolean): string | undefined {
  if (taken === 'by nobody') return `nobody takes ${name}`;
  return taken === 'by tests' && !isType && !isPassedOn && !isUsedWithin ? `only tests run ${name}` : undefined;
}

/** Benchmarks and what writes schemas are programs of ours; tests and what only they need are not. */
function isProduct(path: string): boolean {
  return !isTest(path) && ['engine', 'server', 'cli', 'web'].includes(workspaceOf(path)) && !/\/main\.tsx?$/.test(path);
}

function isOnlyForTests(path: string): boolean {
  return isTest(path) && !/^(?:bench|schemas)\/(?!.*\.test)/.test(path);
}

/** Declared names and re-exported ones; `export *` adds no name of its own. */
function exportsOf({ nodes }: Source): readonly Export[] {
  return nodes.filter(({ type }) => type === 'ExportNamedDeclaration').flatMap((node) => {
    const declaration = childOf(node, 'declaration');
    const declared = declaration === undefined ? [] : [declaration, ...childrenOf(declaration, 'declarations')].flatMap((each) => nameOf(childOf(each, 'id')) ?? []);
    const specified = childrenOf(node, 'specifiers').flatMap((each) => nameOf(childOf(each, 'exported')) ?? []);
    return [...declared, ...specified].map((name) => ({ name, node, isType: declaration?.type.startsWith('TS') === true, isPassedOn: declaration === undefined }));
  });
}

function usesWithin({ nodes }: Source, { name }: Export): boolean {
  return nodes.some((node) => nameOf(node) === name && node.field !== 'id' && node.parent?.type !== 'ExportSpecifier');
}

/** Who takes a name from a file, also by way of an `export *` above it. */
function takenNames(project: Project): (path: string, name: string) => Taken {
  const byTests = new Set<string>();
  const byProduct = new Set<string>();
  const starsOf = new Map<string, string[]>();
  for (const source of project.sources) {
    const into = isOnlyForTests(source.path) ? byTests : byProduct;
    for (const { specifier, names } of source.nodes.flatMap(takingOf)) {
      const target = resolveImport(project, source.path, specifier);
      if (target.kind !== 'file') continue;
      if (names === 'all again') starsOf.set(target.path, [...(starsOf.get(target.path) ?? []), source.path]);
      else for (const name of names === 'all' ? ['*'] : names) into.add(`${target.path} ${name}`);
    }
  }
  const isIn = (names: ReadonlySet<string>, path: string, name: string): boolean =>
    names.has(`${path} ${name}`) || names.has(`${path} *`) || (starsOf.get(path) ?? []).some((above) => isIn(names, above, name));
  return (path, name) => (isIn(byProduct, path, name) ? 'by the product' : isIn(byTests, path, name) ? 'by tests' : 'by nobody');
}

function takingOf(node: SyntaxNode): readonly { readonly specifier: string; readonly names: readonly string[] | 'all' | 'all again' }[] {
  const specifier = childOf(node, 'source')?.fields['value'];
  if (typeof specifier !== 'string') return [];
  switch (node.type) {
    case 'ExportAllDeclaration':
      return [{ specifier, names: 'all again' }];
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration': {
      const specifiers = childrenOf(node, 'specifiers');
      const names = specifiers.map((each) => nameOf(childOf(each, node.type === 'ImportDeclaration' ? 'imported' : 'local')) ?? '*');
      return [{ specifier, names }];
    }
    case 'ImportExpression':
      return [{ specifier, names: 'all' }];
    case 'TSImportType':
      return [{ specifier, names: 'all' }];
    default:
      return [];
  }
}
