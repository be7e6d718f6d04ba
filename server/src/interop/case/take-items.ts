import type { Competency } from '@heddle/engine/competency';
import type { Grade } from '@heddle/engine/roster';
import type { Notes } from '../files/index.ts';
import { readGrades } from './read-grades.ts';
import { item } from './wire.ts';
import type { Item } from './wire.ts';

/** CFItems as competencies. One that has no identifier or no statement is left out and told; an unknown grade costs only the grade. */
export function takeItems(items: readonly unknown[], { frameworkId, notes }: { readonly frameworkId: string; readonly notes: Notes }): { readonly competencies: readonly Competency[]; readonly rejected: number } {
  const competencies = new Map<string, Competency>();
  const strangeGrades = new Map<string, number>();
  let rejected = 0;
  items.forEach((value, index) => {
    const parsed = item.safeParse(value);
    if (!parsed.success) {
      rejected += 1;
      const field = String(parsed.error.issues[0]?.path[0] ?? '');
      notes.warning('interop.case-item', { value: field === '' ? 'identifier' : field }, { field: `CFItems[${index}]${field === '' ? '' : `.${field}`}` });
      return;
    }
    if (competencies.has(parsed.data.identifier)) {
      rejected += 1;
      notes.warning('interop.case-item-twice', { value: parsed.data.identifier }, { field: `CFItems[${index}].identifier` });
      return;
    }
    const grades = readGrades(parsed.data.educationLevel ?? []);
    for (const level of grades.unknown) strangeGrades.set(level, (strangeGrades.get(level) ?? 0) + 1);
    competencies.set(parsed.data.identifier, toCompetency(parsed.data, frameworkId, grades.grades));
  });
  for (const [value, count] of strangeGrades) notes.warning('interop.case-grade', { value, count }, { field: 'educationLevel' });
  return { competencies: [...competencies.values()], rejected };
}

function toCompetency(from: Item, frameworkId: string, grades: readonly Grade[]): Competency {
  const code = from.humanCodingScheme?.trim() || from.identifier;
  return {
    id: from.identifier, code, statement: from.fullStatement, title: from.abbreviatedStatement?.trim() || code,
    kind: from.CFItemType?.trim() || '', grades, frameworkId,
  };
}
