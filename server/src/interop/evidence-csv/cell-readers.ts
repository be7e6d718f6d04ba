import type { CompetencyGraph } from '@heddle/engine/competency';
import type { Result } from '@heddle/engine/evidence';
import type { Problem } from '@heddle/engine/problem';
import type { Person } from '@heddle/engine/roster';
import type { Mapping } from './mapping.ts';

/** One reader for each thing a row says. Each is made once for a file, so that a row costs a few look-ups. */

/** The student's id by the identifier that the product uses, or why there is none. */
export function studentReader(people: readonly Person[], identifier: Mapping['student']['identifier']): (text: string) => string | { readonly code: string } {
  const ids = new Map<string, string | null>();
  for (const person of people) {
    const key = identifier === 'sourcedId' ? person.id : person.identifiers[identifier];
    if (person.role !== 'student' || key === undefined) continue;
    const known = ids.get(key);
    ids.set(key, known === undefined || known === person.id ? person.id : null);
  }
  return (text) => {
    const id = ids.get(text);
    if (id === undefined) return { code: 'interop.row-student' };
    return id ?? { code: 'interop.row-student-twice' };
  };
}

/** Competency ids of a cell; the first code that no framework has, when there is one. */
export function competencyReader(graph: CompetencyGraph, mapping: Mapping['competency']): (text: string) => string[] | { readonly unknown: string } {
  const { prefix = '', separator, framework } = mapping;
  const inFramework = framework === undefined ? undefined
    : new Map([...graph.competencies.values()].filter(({ frameworkId }) => frameworkId === framework).map(({ code, id }) => [code, id]));
  const find = (code: string) => {
    const own = inFramework === undefined ? code : inFramework.get(code);
    return own === undefined ? undefined : graph.findByCode(own)?.id;
  };
  const known = new Map<string, string[] | { readonly unknown: string }>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const codes = (separator === undefined ? [text] : text.split(separator)).map((code) => code.trim())
      .map((code) => (code.toLowerCase().startsWith(prefix.toLowerCase()) ? code.slice(prefix.length) : code));
    const ids = codes.map(find);
    const missing = codes.find((code, index) => code === '' || ids[index] === undefined);
    const answer = missing === undefined ? [...new Set(ids.filter((id) => id !== undefined))] : { unknown: missing };
    known.set(text, answer);
    return answer;
  };
}

type Cell = (name: string) => string;
type BadCell = { readonly field: string; readonly code: string; readonly params: Problem['params'] };

export function resultReader(mapping: Mapping['result']): (cell: Cell) => Result | BadCell {
  if ('correct' in mapping) {
    return (cell) => {
      const score = correctWords.get(cell(mapping.correct).toLowerCase());
      return score === undefined ? { field: mapping.correct, code: 'interop.row-correct', params: {} } : { kind: 'score', score };
    };
  }
  if ('score' in mapping) {
    return (cell) => {
      const points = numberOf(cell(mapping.score));
      const of = typeof mapping.of === 'number' ? mapping.of : numberOf(cell(mapping.of));
      if (points === undefined || of === undefined || of === 0 || points > of) return { field: mapping.score, code: 'interop.row-score', params: { of: of ?? '' } };
      return { kind: 'score', score: Math.round((points / of) * 1e9) / 1e9 };
    };
  }
  return (cell) => {
    const text = cell(mapping.level);
    const level = mapping.values === undefined ? numberOf(text) : mapping.values[text];
    if (level === undefined || level > mapping.of) return { field: mapping.level, code: 'interop.row-level', params: { of: mapping.of } };
    return { kind: 'level', level, of: mapping.of };
  };
}

const correctWords: ReadonlyMap<string, 0 | 1> = new Map([
  ['1', 1], ['true', 1], ['yes', 1], ['correct', 1], ['right', 1], ['0', 0], ['false', 0], ['no', 0], ['incorrect', 0], ['wrong', 0],
]);

/** Digits with a point. A comma, a percent sign or an empty cell is not a number to be guessed at. */
function numberOf(text: string): number | undefined {
  return /^\d{1,9}(\.\d{1,9})?$/.test(text) ? Number(text) : undefined;
}

/** A word of ours for the product's word, or the words it could have been. */
export function wordReader<Word extends string>(mapping: { readonly always: Word } | { readonly column: string; readonly values: Readonly<Record<string, Word>> }): (cell: Cell) => Word | { readonly field: string; readonly allowed: readonly string[] } {
  if ('always' in mapping) return () => mapping.always;
  const words = new Map(Object.entries(mapping.values).map(([text, word]) => [text.toLowerCase(), word]));
  const bad = { field: mapping.column, allowed: Object.keys(mapping.values).map((text) => text || '(empty)') };
  return (cell) => words.get(cell(mapping.column).toLowerCase()) ?? bad;
}
