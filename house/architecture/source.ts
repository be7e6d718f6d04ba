import { parseAst } from 'vitest/node';

/** One code file as the rules see it. */
export type Source = {
  readonly path: string;
  readonly imports: readonly Import[];
  /** Every node of its syntax tree, parents before children. */
  readonly nodes: readonly SyntaxNode[];
  lineOf(node: SyntaxNode): number;
};

export type Import = {
  readonly specifier: string;
  readonly line: number;
  /** Erased before it runs: it cannot make a cycle at run time, but it still says who knows whom. */
  readonly isTypeOnly: boolean;
  readonly isDynamic: boolean;
};

/** ESTree with TypeScript's nodes; the rules look only at a handful of fields. */
export type SyntaxNode = {
  readonly type: string;
  readonly start: number;
  readonly parent: SyntaxNode | undefined;
  /** Which field of the parent it stands in. */
  readonly field: string;
  readonly fields: Readonly<Record<string, unknown>>;
};

/** Parsed by the parser that also runs the tests, so that comments, strings and templates fool nobody. */
export function readSource(path: string, text: string): Source {
  const lang = path.endsWith('x') ? 'tsx' : 'ts';
  // Vitest hands on only this; what replaces it would need Vite as a dependency of our own.
  // oxlint-disable-next-line typescript/no-deprecated
  const nodes = collect(parseAst(text, { lang }, path), undefined, '', []);
  const lineOf = (node: SyntaxNode): number => text.slice(0, node.start).split('\n').length;
  return { path, nodes, lineOf, imports: nodes.flatMap((node) => importsOf(node, lineOf)) };
}

export function childOf(node: SyntaxNode, field: string): SyntaxNode | undefined {
  const value = node.fields[field];
  return isNode(value) ? { type: value.type, start: value.start, parent: node, field, fields: value } : undefined;
}

export function childrenOf(node: SyntaxNode, field: string): readonly SyntaxNode[] {
  const value = node.fields[field];
  return Array.isArray(value) ? value.filter(isNode).map((child) => ({ type: child.type, start: child.start, parent: node, field, fields: child })) : [];
}

export function nameOf(node: SyntaxNode | undefined): string | undefined {
  return node?.type === 'Identifier' && typeof node.fields['name'] === 'string' ? node.fields['name'] : undefined;
}

function importsOf(node: SyntaxNode, lineOf: (node: SyntaxNode) => number): readonly Import[] {
  const source = childOf(node, 'source') ?? (isWorkerAddress(node) ? firstArgument(node) : undefined);
  const specifier = source?.fields['value'];
  if (typeof specifier !== 'string') return [];
  const line = lineOf(node);
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
      return [{ specifier, line, isTypeOnly: isTypeOnly(node), isDynamic: false }];
    case 'ExportAllDeclaration':
      return [{ specifier, line, isTypeOnly: node.fields['exportKind'] === 'type', isDynamic: false }];
    case 'TSImportType':
      return [{ specifier, line, isTypeOnly: true, isDynamic: false }];
    case 'ImportExpression':
      return [{ specifier, line, isTypeOnly: false, isDynamic: true }];
    case 'NewExpression':
      return [{ specifier: specifier.startsWith('.') ? specifier : `./${specifier}`, line, isTypeOnly: false, isDynamic: true }];
    default:
      return [];
  }
}

/** `import type { A }`, and `import { type A, type B }` where nothing else is taken. */
function isTypeOnly(node: SyntaxNode): boolean {
  if (node.fields['importKind'] === 'type' || node.fields['exportKind'] === 'type') return true;
  const specifiers = node.fields['specifiers'];
  return Array.isArray(specifiers) && specifiers.length > 0 &&
    specifiers.every((specifier) => isNode(specifier) && (specifier['importKind'] === 'type' || specifier['exportKind'] === 'type'));
}

/** `new URL('./worker.ts', import.meta.url)` is how a worker's file is named. */
function isWorkerAddress(node: SyntaxNode): boolean {
  const address = firstArgument(node)?.fields['value'];
  return node.type === 'NewExpression' && nameOf(childOf(node, 'callee')) === 'URL' && typeof address === 'string' && /\.m?[jt]s$/.test(address);
}

function firstArgument(node: SyntaxNode): SyntaxNode | undefined {
  const list = node.fields['arguments'];
  const first: unknown = Array.isArray(list) ? list[0] : undefined;
  return isNode(first) ? { type: first.type, start: first.start, parent: node, field: 'arguments', fields: first } : undefined;
}

type RawNode = Readonly<Record<string, unknown>> & { readonly type: string; readonly start: number };

/** Parents before children, into one list: trees of this size are walked for every rule. */
function collect(raw: unknown, parent: SyntaxNode | undefined, field: string, into: SyntaxNode[]): readonly SyntaxNode[] {
  if (Array.isArray(raw)) for (const item of raw) collect(item, parent, field, into);
  else if (isNode(raw)) {
    const node: SyntaxNode = { type: raw.type, start: raw.start, parent, field, fields: raw };
    into.push(node);
    for (const [name, value] of Object.entries(raw)) if (typeof value === 'object') collect(value, node, name, into);
  }
  return into;
}

function isNode(value: unknown): value is RawNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string' && 'start' in value && typeof value.start === 'number';
}
