import type { EffectiveDated, Person, PersonRole } from '@heddle/engine/roster';
import { unknownValue } from '../csv/index.ts';
import type { Entry } from '../csv/index.ts';
import type { Notes } from '../files/index.ts';
import { outerSpan, readSpan } from './dates.ts';
import { listIn, placeOf } from './places.ts';
import type { Tables } from './read-tables.ts';
import { readGradesOf } from './take-sections.ts';
import type { OneRosterVersion } from './wire.ts';

/**
 * The people of the school: whoever has a role in it, or a place in one of its classes. Their id is their sourcedId, so that the next
 * delivery meets the same person. `enabledUser` is about a log-in and says nothing of who is in school; demographics are not read at all.
 */
export function takePeople(tables: Tables, options: {
  readonly version: OneRosterVersion;
  readonly schoolId: string;
  readonly enrolledIds: ReadonlySet<string>;
  readonly otherwise: EffectiveDated;
  readonly notes: Notes;
}): readonly Person[] {
  const { version, schoolId, enrolledIds, notes } = options;
  const held = version === '1.2' ? rolesFromFile(tables, options) : rolesFromUsers(tables, options);
  let elsewhere = 0;
  let severalRoles = 0;
  const people = tables.rows('users').flatMap((row): Person[] => {
    const id = row.get('sourcedId');
    const all = held.get(id) ?? [];
    const here = all.filter(({ orgIds }) => orgIds.includes(schoolId));
    const roles = here.length > 0 ? here : enrolledIds.has(id) ? all : [];
    const known = roles.flatMap((role) => (role.role === undefined ? [] : [{ ...role, role: role.role }]));
    const first = [...known].sort((left, right) => Number(right.isPrimary) - Number(left.isPrimary) || rank(left.role) - rank(right.role))[0];
    if (first === undefined) {
      elsewhere += 1;
      return [];
    }
    if (known.some(({ role }) => role !== first.role)) severalRoles += 1;
    const span = outerSpan(known.filter(({ role }) => role === first.role).map((role) => role.span)) ?? options.otherwise;
    return [toPerson(row, { role: first.role, span, notes })];
  });
  if (elsewhere > 0) notes.assumption('interop.oneroster-people-elsewhere', { count: elsewhere }, { file: 'users.csv' });
  if (severalRoles > 0) notes.assumption('interop.oneroster-several-roles', { count: severalRoles }, { file: 'users.csv' });
  return people;
}

type Held = { readonly role: PersonRole | undefined; readonly isPrimary: boolean; readonly orgIds: readonly string[]; readonly span: EffectiveDated };

function rolesFromFile(tables: Tables, { otherwise, notes }: { readonly otherwise: EffectiveDated; readonly notes: Notes }): ReadonlyMap<string, readonly Held[]> {
  const held = new Map<string, Held[]>();
  for (const row of tables.rows('roles')) {
    const userId = row.get('userSourcedId');
    if (tables.find('users', userId) === undefined) {
      notes.error('interop.oneroster-unknown-id', { value: userId, name: 'users.csv' }, placeOf(row, 'userSourcedId'));
      continue;
    }
    const one = {
      role: readRole(row, notes), isPrimary: row.get('roleType').toLowerCase() === 'primary', orgIds: readOrgs(row, 'orgSourcedId', tables, notes),
      span: readSpan(row, { from: 'beginDate', until: 'endDate', otherwise, notes }),
    };
    held.set(userId, [...(held.get(userId) ?? []), one]);
  }
  return held;
}

function rolesFromUsers(tables: Tables, { otherwise, notes }: { readonly otherwise: EffectiveDated; readonly notes: Notes }): ReadonlyMap<string, readonly Held[]> {
  return new Map(tables.rows('users').map((row) => [
    row.get('sourcedId'), [{ role: readRole(row, notes), isPrimary: true, orgIds: readOrgs(row, 'orgSourcedIds', tables, notes), span: otherwise }],
  ]));
}

function readOrgs(row: Entry, field: string, tables: Tables, notes: Notes): readonly string[] {
  const ids = listIn(row, field);
  for (const id of ids) {
    if (tables.find('orgs', id) === undefined) notes.error('interop.oneroster-unknown-id', { value: id, name: 'orgs.csv' }, placeOf(row, field));
  }
  return ids;
}

/** undefined: a role that takes no part in the school day, or one that is not in the standard (told). */
function readRole(row: Entry, notes: Notes): PersonRole | undefined {
  const value = row.get('role');
  const role = personRoles.get(value.toLowerCase());
  // The standard lets a district add roles of its own, which begin with "ext:".
  if (role === undefined && value.startsWith('ext:')) notes.warning('interop.oneroster-role-unused', { value }, placeOf(row, 'role'));
  else if (role === undefined) notes.error('interop.value-unknown', unknownValue(value, [...personRoles.keys()]), placeOf(row, 'role'));
  return role === 'none' ? undefined : role;
}

function toPerson(row: Entry, { role, span, notes }: { readonly role: PersonRole; readonly span: EffectiveDated; readonly notes: Notes }): Person {
  const identifiers = Object.fromEntries(['identifier', 'username', 'email'].flatMap((kind) => (row.get(kind) === '' ? [] : [[kind, row.get(kind)]])));
  const grades = role === 'student' ? readGradesOf([row], notes) : [];
  return { id: row.get('sourcedId'), role, givenName: row.get('givenName'), familyName: row.get('familyName'), grade: grades[0] ?? null, identifiers, ...span };
}

/** OneRoster's roles as ours. Counsellors and proctors are adults of the school who do not teach. */
const personRoles: ReadonlyMap<string, PersonRole | 'none'> = new Map([
  ['student', 'student'], ['teacher', 'teacher'], ['aide', 'aide'], ['counselor', 'aide'], ['proctor', 'aide'], ['principal', 'leader'],
  ['administrator', 'leader'], ['siteadministrator', 'leader'], ['districtadministrator', 'leader'], ['parent', 'contact'], ['guardian', 'contact'],
  ['relative', 'contact'], ['systemadministrator', 'none'],
]);

/** Whoever teaches and is also a parent is planned as a teacher. */
const ranks: readonly PersonRole[] = ['teacher', 'leader', 'aide', 'student', 'contact'];

function rank(role: PersonRole): number {
  return ranks.indexOf(role);
}
