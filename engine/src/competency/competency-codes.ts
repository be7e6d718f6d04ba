import type { Problem } from '../problem/index.ts';
import { codeKey } from './code-key.ts';
import type { Competency, Framework } from './framework.ts';

/** Which competencies carry a code? Those of earlier frameworks first, then by id. A code that one framework gives twice is told. */
export function indexCodes(
  frameworks: readonly Framework[], competencies: ReadonlyMap<string, Competency>,
): { readonly byCode: ReadonlyMap<string, readonly string[]>; readonly problems: readonly Problem[] } {
  const rank = new Map(frameworks.map(({ id }, index) => [id, index]));
  const rankOf = (id: string) => rank.get(competencies.get(id)?.frameworkId ?? '') ?? rank.size;
  const byCode = new Map<string, string[]>();
  for (const { id, code } of competencies.values()) {
    const ids = byCode.get(code);
    if (ids === undefined) byCode.set(code, [id]);
    else ids.push(id);
  }
  const problems: Problem[] = [];
  for (const [code, ids] of byCode) {
    ids.sort((left, right) => rankOf(left) - rankOf(right) || (left < right ? -1 : 1));
    const [first, second] = ids;
    if (first === undefined || second === undefined || rankOf(first) !== rankOf(second)) continue;
    problems.push({ code: 'competency.code-twice', severity: 'warning', place: {}, params: { code, id: first, otherId: second } });
  }
  return { byCode, problems };
}

/**
 * Finds a competency by what a person or an export writes: its id, its code, a code of a matched framework, or, where none of these
 * is known, the same code written another way. `plannedOne` swaps a competency for its match in the framework planned with.
 * Where an alias (a code of a framework that is not loaded) was given to several competencies, the first by id has it.
 */
export function findByAnyName(parts: {
  readonly competencies: ReadonlyMap<string, Competency>;
  readonly byCode: ReadonlyMap<string, readonly string[]>;
  readonly aliases: readonly (readonly [alias: string, id: string])[];
  readonly plannedOne: (id: string) => string;
}): (text: string) => string | undefined {
  const exact = new Map<string, string>();
  for (const [alias, id] of [...parts.aliases].sort(([, left], [, right]) => (left < right ? -1 : 1))) {
    if (!exact.has(alias)) exact.set(alias, parts.plannedOne(id));
  }
  for (const [code, [first]] of parts.byCode) if (first !== undefined) exact.set(code, parts.plannedOne(first));

  const loose = new Map<string, string | null>();
  for (const [code, id] of exact) {
    const key = codeKey(code);
    const known = loose.get(key);
    loose.set(key, known === undefined || known === id ? id : null);
  }
  for (const id of parts.competencies.keys()) exact.set(id, parts.plannedOne(id));
  return (text) => exact.get(text.trim()) ?? loose.get(codeKey(text)) ?? undefined;
}
