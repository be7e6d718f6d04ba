import type { Association, AssociationType } from '@heddle/engine/competency';
import type { Notes } from '../files/index.ts';
import { association } from './wire.ts';

/** CFAssociations of the types that Heddle uses. Others are counted by type, one note each; broken ones are told with their place. */
export function takeAssociations(values: readonly unknown[], notes: Notes): {
  readonly associations: readonly Association[];
  readonly taken: Readonly<Record<string, number>>;
  readonly rejected: number;
} {
  const associations: Association[] = [];
  const seen = new Set<string>();
  const taken: Record<string, number> = {};
  const unused = new Map<string, number>();
  let rejected = 0;
  values.forEach((value, index) => {
    const parsed = association.safeParse(value);
    if (!parsed.success) {
      rejected += 1;
      const field = String(parsed.error.issues[0]?.path[0] ?? 'associationType');
      notes.warning('interop.case-association', { value: field }, { field: `CFAssociations[${index}].${field}` });
      return;
    }
    const { associationType, originNodeURI: from, destinationNodeURI: to } = parsed.data;
    const type = used.get(associationType);
    const key = `${associationType}\n${from}\n${to}`;
    if (type === undefined || seen.has(key)) {
      rejected += 1;
      if (type === undefined) unused.set(associationType, (unused.get(associationType) ?? 0) + 1);
      else notes.warning('interop.case-association-twice', { value: associationType }, { field: `CFAssociations[${index}]` });
      return;
    }
    seen.add(key);
    taken[type] = (taken[type] ?? 0) + 1;
    associations.push({ type, from, to });
  });
  for (const [value, count] of unused) notes.assumption('interop.case-type-unused', { value, count }, { field: 'CFAssociations' });
  return { associations, taken, rejected };
}

const used: ReadonlyMap<string, AssociationType> = new Map([
  ['precedes', 'precedes'], ['isChildOf', 'isChildOf'], ['exactMatchOf', 'exactMatchOf'], ['isRelatedTo', 'isRelatedTo'],
]);
