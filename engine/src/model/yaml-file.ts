import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { Document } from 'yaml';
import type { Problem } from '../problem/index.ts';

/**
 * One YAML text of a package: its value, and on which line each part of the value stands.
 * First step of reading a package; the only place that knows the `yaml` library.
 */
export type YamlFile = {
  readonly path: string;
  readonly value: unknown;
  /** The line of a field, from 1; of its nearest parent where the field is not there, so that "missing" has a line too. */
  lineOf(field: FieldPath): number;
};

/** Keys and list positions from the top of a file: ['activities', 3, 'competencyIds', 0]. */
export type FieldPath = readonly (string | number)[];

/** Longer texts are refused before they are parsed, so that a hostile package costs seconds and not minutes. A folder may hold many files. */
const mostCharacters = 1_000_000;
/** Deeper than anything the format knows; what reads the value later may then walk it without fear for the stack. */
const mostDepth = 30;
/** Of one file's faults; whoever has made more has made one fault a hundred times. */
const mostProblems = 100;

export function readYaml(path: string, text: string): { readonly file: YamlFile | undefined; readonly problems: readonly Problem[] } {
  if (text.length > mostCharacters) {
    return { file: undefined, problems: [yamlProblem({ code: 'model.file-too-long', path, line: 1, params: { most: mostCharacters } })] };
  }
  const lines = new LineCounter();
  // version 1.2 core: `no` is text and not false, `06` a number and not octal. The library compares every key with every other
  // (a minute for 60,000 keys), so that keys written twice are found here instead.
  const document = parseDocument(text, { version: '1.2', schema: 'core', merge: false, uniqueKeys: false, prettyErrors: false, lineCounter: lines });
  const faults = [
    ...[...document.errors, ...document.warnings].map(({ code, message, pos }): Fault => ({ code: 'model.not-yaml', offset: pos[0], params: { kind: code, detail: message } })),
    ...findUnreadable(document),
  ];
  const problems = faults
    .toSorted((a, b) => a.offset - b.offset)
    .slice(0, mostProblems)
    .map(({ code, offset, params }) => yamlProblem({ code, path, line: lines.linePos(offset).line, params }));
  if (problems.length > 0) return { file: undefined, problems };
  return { file: { path, value: document.toJS({ maxAliasCount: 0 }), lineOf: (field) => findLine(document, { field, lines }) }, problems };
}

/** The field path as people write it: `activities[3].competencyIds[0]`. */
export function fieldName(field: FieldPath): string {
  return field.map((step, depth) => (typeof step === 'number' ? `[${step}]` : depth === 0 ? step : `.${step}`)).join('');
}

type Fault = { readonly code: string; readonly offset: number; readonly params: Problem['params'] };

/**
 * What YAML allows and a package does not. Anchors and aliases let forty lines unfold to gigabytes, and a value used twice has no one line;
 * of a key written twice one value would be lost without a word; a key that is itself a list has no name to speak of.
 */
function findUnreadable(document: Document): readonly Fault[] {
  const faults: Fault[] = [];
  const add = (code: string, node: { readonly range?: readonly [number, number, number] | null | undefined }, params: Problem['params'] = {}): void => {
    faults.push({ code, offset: node.range?.[0] ?? 0, params });
  };
  visit(document, (_, node, ancestors) => {
    if (isAlias(node)) add('model.shared-node', node);
    if (!isMap(node) && !isSeq(node) && !isScalar(node)) return undefined;
    if (node.anchor !== undefined) add('model.shared-node', node);
    if (ancestors.length > mostDepth) {
      add('model.too-deep', node, { most: mostDepth });
      return visit.BREAK;
    }
    if (isMap(node)) {
      const seen = new Set<string>();
      for (const { key } of node.items) {
        if (!isScalar(key)) continue;
        const name = String(key.value);
        if (seen.has(name)) add('model.double-key', key, { key: name.slice(0, 60) });
        seen.add(name);
      }
      const odd = node.items.find(({ key }) => !isScalar(key));
      if (odd !== undefined) add('model.odd-key', isMap(odd.key) || isSeq(odd.key) ? odd.key : node);
    }
    return undefined;
  });
  return faults;
}

function findLine(document: Document, { field, lines }: { field: FieldPath; lines: LineCounter }): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const step of field) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (pair === undefined) break;
      if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      const item: unknown = node.items[Number(step)];
      if (!isMap(item) && !isSeq(item) && !isScalar(item)) break;
      offset = item.range?.[0] ?? offset;
      node = item;
    } else {
      break;
    }
  }
  return lines.linePos(offset).line;
}

type YamlFault = { readonly code: string; readonly path: string; readonly line: number; readonly params: Problem['params'] };

function yamlProblem({ code, path, line, params }: YamlFault): Problem {
  return { severity: 'error', code, params, place: { file: path, line } };
}
