import { isTest } from './project.ts';
import type { Finding, Rule } from './project.ts';
import { childOf, nameOf } from './source.ts';
import type { Source, SyntaxNode } from './source.ts';

const clock = 'Time is an argument (asOf): the same input must give the same plan tomorrow, in a test and in an audit.';
const world = 'The engine has no world: no process, console or network, so that it runs anywhere and cannot leak what it knows.';

export const codeRules: readonly Rule[] = [
  forEachNode('no-clock', clock, isEngine, (node) => {
    if (isMember(node, 'Date', 'now') || isMember(node, 'performance', 'now')) return `${nameOf(childOf(node, 'object'))}.now reads the clock`;
    if (isNewDate(node)) return 'new Date() without an argument reads the clock';
    return node.type === 'CallExpression' && isGlobal(childOf(node, 'callee'), ['Date', 'setTimeout', 'setInterval']) ? `${nameOf(childOf(node, 'callee'))}() reads the clock` : undefined;
  }),
  forEachNode('no-dice', 'Chance is a seed: a plan that cannot be made again cannot be explained.', isEngine, (node) =>
    isMember(node, 'Math', 'random') || isGlobal(node, ['crypto']) ? 'unseeded chance' : undefined),
  forEachNode('no-world', world, isEngine, (node) =>
    isGlobal(node, ['process', 'console', 'fetch', 'globalThis', 'require']) ? `${nameOf(node)} is not the engine's` : undefined),
  forEachNode('no-casts', 'A cast is a claim that nothing checks. Maybe narrow with a condition, or let zod parse what comes from outside.', isEngine, (node) => {
    if (node.type !== 'TSAsExpression' && node.type !== 'TSTypeAssertion') return undefined;
    return nameOf(typeNameOf(node)) === 'const' ? undefined : 'a type is asserted with `as`';
  }),
  forEachNode('no-any', '`any` switches the checker off for all that touches it. Maybe unknown.', isOurs, (node) => (node.type === 'TSAnyKeyword' ? 'any' : undefined)),
  forEachNode('no-enum', 'Node strips types but does not run enums; a union of strings is read as it is written.', isOurs, (node) => (node.type === 'TSEnumDeclaration' ? 'enum' : undefined)),
  forEachNode('named-exports', 'A default export has another name in each file, and renames lose it.', isOurs, (node) =>
    node.type === 'ExportDefaultDeclaration' || isDefaultSpecifier(node) ? 'a default export' : undefined),
];

function forEachNode(id: string, why: string, applies: (path: string) => boolean, check: (node: SyntaxNode) => string | undefined): Rule {
  const inSource = (source: Source): readonly Finding[] => source.nodes.flatMap((node) => {
    const found = check(node);
    return found === undefined ? [] : [{ path: source.path, line: source.lineOf(node), found }];
  });
  return { id, why, find: ({ sources }) => sources.filter(({ path }) => applies(path)).flatMap(inSource) };
}

function isEngine(path: string): boolean {
  return path.startsWith('engine/src/') && !isTest(path);
}

function isOurs(): boolean {
  return true;
}

/** `Date.now` and `Date['now']`. */
function isMember(node: SyntaxNode, object: string, property: string): boolean {
  if (node.type !== 'MemberExpression' || nameOf(childOf(node, 'object')) !== object) return false;
  const key = childOf(node, 'property');
  return nameOf(key) === property || key?.fields['value'] === property;
}

function isNewDate(node: SyntaxNode): boolean {
  const given = node.fields['arguments'];
  return node.type === 'NewExpression' && nameOf(childOf(node, 'callee')) === 'Date' && Array.isArray(given) && given.length === 0;
}

/** A name standing for itself: not a field, a key, a type or a declaration of that name. */
function isGlobal(node: SyntaxNode | undefined, names: readonly string[]): boolean {
  const name = nameOf(node);
  if (node === undefined || name === undefined || !names.includes(name)) return false;
  const { parent, field } = node;
  if (parent?.type === 'MemberExpression' && field === 'property') return parent.fields['computed'] === true;
  return !(field === 'key' || field === 'id' || field === 'params' || field === 'local' || field === 'imported' || field === 'exported' || field === 'typeName' || field === 'label');
}

function typeNameOf(node: SyntaxNode): SyntaxNode | undefined {
  const type = childOf(node, 'typeAnnotation');
  return type === undefined ? undefined : childOf(type, 'typeName');
}

/** `export { x as default }` */
function isDefaultSpecifier(node: SyntaxNode): boolean {
  return node.type === 'ExportSpecifier' && nameOf(childOf(node, 'exported')) === 'default';
}
