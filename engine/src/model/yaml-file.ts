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

/** Longer texts are refused before they are parsed: nobody writes a megabyte of YAML by hand. */
const mostCharacters = 1_000_000;

export function readYaml(path: string, text: string): { readonly file: YamlFile | undefined; readonly problems: readonly Problem[] } {
  if (text.length > mostCharacters) {
    return { file: undefined, problems: [yamlProblem({ code: 'model.file-too-long', path, line: 1, params: { most: mostCharacters } })] };
  }
  const lines = new LineCounter();
  // version 1.2 core: `no` is text and not false, `06` a number and not octal. `uniqueKeys` refuses a key written twice.
  const document = parseDocument(text, { version: '1.2', schema: 'core', merge: false, uniqueKeys: true, prettyErrors: false, lineCounter: lines });
  const faults = [...document.errors, ...document.warnings].toSorted((a, b) => a.pos[0] - b.pos[0]);
  const problems = [
    ...faults.map((fault) =>
      yamlProblem({ code: 'model.not-yaml', path, line: lines.linePos(fault.pos[0]).line, params: { kind: fault.code, detail: fault.message } }),
    ),
    ...findSharedNodes(document, { path, lines }),
  ];
  if (problems.length > 0) return { file: undefined, problems };
  return { file: { path, value: document.toJS({ maxAliasCount: 0 }), lineOf: (field) => findLine(document, { field, lines }) }, problems };
}

/** The field path as people write it: `activities[3].competencyIds[0]`. */
export function fieldName(field: FieldPath): string {
  return field.map((step, depth) => (typeof step === 'number' ? `[${step}]` : depth === 0 ? step : `.${step}`)).join('');
}

/** Anchors and aliases let forty lines unfold to gigabytes, and a value used twice has no one line. */
function findSharedNodes(document: Document, { path, lines }: { path: string; lines: LineCounter }): readonly Problem[] {
  const problems: Problem[] = [];
  visit(document, (_, node) => {
    if (!isAlias(node) && !((isMap(node) || isSeq(node) || isScalar(node)) && node.anchor !== undefined)) return;
    problems.push(yamlProblem({ code: 'model.shared-node', path, line: lines.linePos(node.range?.[0] ?? 0).line, params: {} }));
  });
  return problems;
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
