import { isTest } from './architecture/project.ts';
import { readSource } from './architecture/source.ts';

/**
 * The numbered rules of every part, and the tests that cite them. A rule that no test cites is a wish; a citation of a rule that is
 * not written leads nowhere; a number given twice means two things.
 */
export type SpecRule = { readonly id: string; readonly text: string; readonly path: string; readonly line: number };

export function readRules(tree: ReadonlyMap<string, string>): readonly SpecRule[] {
  return specFiles(tree).flatMap(([path, text]) => text.split('\n').flatMap((line, index) => {
    const match = /^- \*\*([A-Z]{2}\d+)\*\* (\S.*)$/.exec(line);
    return match === null ? [] : [{ id: match[1] ?? '', text: match[2] ?? '', path, line: index + 1 }];
  }));
}

export function specFaults(tree: ReadonlyMap<string, string>): readonly string[] {
  const rules = readRules(tree);
  const cited = citations(tree);
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  return [
    ...rules.filter((rule) => known.get(rule.id) !== rule).map(({ id, path, line }) => `${path}:${line} ${id} is written twice. Maybe take the next free number.`),
    ...misspelt(tree),
    ...rules.filter(({ id }) => !cited.has(id)).map(({ id, path, line, text }) => `${path}:${line} no test cites ${id}, "${text}". Maybe name it in the title of the test that would fail without it.`),
    ...[...cited].filter(([id]) => !known.has(id)).map(([id, path]) => `${path} cites ${id}, which no spec file holds. Maybe write the rule, or cite the one that is meant.`),
  ];
}

/** engine/SPEC.md: the parts in the order of the loop. */
export function joinSpec(tree: ReadonlyMap<string, string>): string {
  const parts = specFiles(tree).filter(([path]) => path.startsWith('engine/'));
  const head = '# What the engine promises\n\nNumbered rules, which test titles cite. Written part by part in `spec/`; this page is joined from them by `npm run schemas`.\n';
  return [head, ...parts.map(([, text]) => text.trim().replaceAll(/^#/gm, '##') + '\n')].join('\n');
}

const loop = ['problem', 'roster', 'competency', 'model', 'evidence', 'mastery', 'path', 'schedule', 'instruction', 'measure', 'day', 'simulate', 'messages'];

function specFiles(tree: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  const place = (path: string): string => {
    const index = loop.indexOf(path.replace(/^.*\/|\.md$/g, ''));
    return `${path.split('/')[0]} ${String(index === -1 ? loop.length : index).padStart(2, '0')} ${path}`;
  };
  return [...tree].filter(([path]) => /^[a-z]+\/spec\/[a-z-]+\.md$/.test(path)).toSorted(([a], [b]) => (place(a) < place(b) ? -1 : 1));
}

/** A list item that means to be a rule but is not read as one would be lost without a word. */
function misspelt(tree: ReadonlyMap<string, string>): readonly string[] {
  return specFiles(tree).flatMap(([path, text]) => text.split('\n').flatMap((line, index) =>
    /^\s*[-*] /.test(line) && !/^- \*\*[A-Z]{2}\d+\*\* \S/.test(line) ? [`${path}:${index + 1} is not written "- **XX1** rule": ${line.trim()}`] : []));
}

/** From rule to one file that cites it: '[SC7]' or '[SC7, SC9]' in any text of a test file. */
function citations(tree: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const cited = new Map<string, string>();
  for (const [path, text] of tree) {
    if (!/\.(?:test|test-suite)\.tsx?$/.test(path) || !isTest(path) || path.startsWith('house/')) continue;
    for (const { type, fields } of readSource(path, text).nodes) {
      const words = type === 'Literal' ? fields['value'] : type === 'TemplateElement' ? JSON.stringify(fields['value']) : undefined;
      if (typeof words !== 'string') continue;
      for (const [, ids = ''] of words.matchAll(/\[([A-Z]{2}\d+(?:, ?[A-Z]{2}\d+)*)\]/g)) {
        for (const id of ids.split(/, ?/)) cited.set(id, path);
      }
    }
  }
  return cited;
}
