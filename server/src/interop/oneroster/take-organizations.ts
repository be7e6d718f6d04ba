import type { Organization } from '@heddle/engine/roster';
import { unknownValue } from '../csv/index.ts';
import type { Notes } from '../files/index.ts';
import { placeOf } from './places.ts';
import type { Tables } from './read-tables.ts';

/**
 * The organizations, and which of them is the school. OneRoster has no time zones, so the school's is given and told as an assumption.
 * A district's export may hold several schools; then somebody must say which one is meant.
 */
export function takeOrganizations(tables: Tables, options: { readonly timeZone: string; readonly schoolId: string | undefined; readonly notes: Notes }): {
  readonly organizations: readonly Organization[];
  readonly school: Organization | undefined;
} {
  const { timeZone, notes } = options;
  const organizations = tables.rows('orgs').flatMap((row): Organization[] => {
    const kind = kinds.get(row.get('type').toLowerCase());
    const parentId = row.get('parentSourcedId');
    if (kind === undefined) {
      notes.error('interop.value-unknown', unknownValue(row.get('type'), [...kinds.keys()]), placeOf(row, 'type'));
      return [];
    }
    if (parentId !== '' && tables.find('orgs', parentId) === undefined) {
      notes.warning('interop.oneroster-unknown-id', { value: parentId, name: 'orgs.csv' }, placeOf(row, 'parentSourcedId'));
    }
    // A department is a part of a school on paper; nobody is planned in it.
    return kind === 'department' ? [] : [{ id: row.get('sourcedId'), name: row.get('name'), kind, parentId: parentId === '' ? null : parentId, timeZone }];
  });
  const school = selectSchool(organizations.filter(({ kind }) => kind === 'school'), options);
  if (school !== undefined) notes.assumption('interop.oneroster-zone', { value: timeZone, name: school.name }, { file: 'orgs.csv' });
  return { organizations, school };
}

function selectSchool(schools: readonly Organization[], { schoolId, notes }: { readonly schoolId: string | undefined; readonly notes: Notes }): Organization | undefined {
  const names = schools.map(({ id, name }) => `${id} (${name})`);
  const place = { file: 'orgs.csv' };
  if (schools.length === 0) notes.error('interop.oneroster-no-school', {}, place);
  else if (schoolId !== undefined) {
    const chosen = schools.find(({ id }) => id === schoolId);
    if (chosen === undefined) notes.error('interop.oneroster-school-unknown', { value: schoolId, allowed: names }, place);
    return chosen;
  } else if (schools.length > 1) notes.error('interop.oneroster-several-schools', { allowed: names }, place);
  return notes.hasErrors() ? undefined : schools[0];
}

const kinds: ReadonlyMap<string, Organization['kind'] | 'department'> = new Map([
  ['school', 'school'], ['district', 'district'], ['local', 'network'], ['state', 'network'], ['national', 'network'], ['department', 'department'],
]);
