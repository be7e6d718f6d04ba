import { HeddleError } from '@heddle/engine/problem';
import type { Organization, Roster } from '@heddle/engine/roster';
import { sql } from 'kysely';
import { canonicalJson } from './canonical.ts';
import { appendToLedger, hashOf, lockLedger } from './ledger.ts';
import type { Entry, Scope } from './ledger.ts';
import type { EntityBodies, EntityChange, EntityKind } from './store.ts';
import { studentsOf } from './students-of.ts';
import { withBody } from './with-body.ts';

/** Roster and configuration: every version is kept, `entity` says which is in force. */

type Version = { readonly kind: string; readonly id: string; readonly occurredAt: string; readonly content: string; readonly studentIds: readonly string[] };

/** Same content as the version in force, or as a version known of that very moment, changes nothing. */
export async function recordEntities(scope: Scope, changes: readonly EntityChange[]): Promise<{ readonly recorded: number; readonly unchanged: number }> {
  if (changes.length === 0) return { recorded: 0, unchanged: 0 };
  await lockLedger(scope);
  const inForce = await versionsInForce(scope, changes);
  const people = await knownStudents(scope, changes);
  const entries: Entry[] = [];
  const late: Entry[] = [];
  for (const change of changes) {
    const key = keyOf(change.kind, change.id);
    const before = inForce.get(key);
    const body = { id: change.id, body: change.body };
    const content = canonicalJson(body);
    const isLate = before !== undefined && Date.parse(before.occurredAt) > Date.parse(change.occurredAt);
    if (before === undefined ? change.body === null : !isLate && before.content === content) continue;
    const about = studentsOf(change);
    const studentIds = [...new Set([...about.studentIds, ...about.mayBeStudent.filter((id) => people.has(id)), ...(before?.studentIds ?? [])])];
    const entry: Entry = { kind: 'entity', topic: change.kind, occurredAt: change.occurredAt, content: body, parts: [{ studentIds, body }] };
    (isLate ? late : entries).push(entry);
    // The next change of the same entity in this call sees this one.
    if (!isLate) inForce.set(key, { kind: change.kind, id: change.id, occurredAt: change.occurredAt, content, studentIds });
  }
  entries.push(...(await withoutKnown(scope, late)));
  const numbers = await appendToLedger(scope, entries);
  await bringIntoForce(scope, entries, numbers);
  return { recorded: entries.length, unchanged: changes.length - entries.length };
}

/** What is in force, deactivated ones left out, sorted by id. */
export async function readEntities<K extends EntityKind>({ tx, schoolId }: Scope, kind: K): Promise<readonly { readonly id: string; readonly body: EntityBodies[K] }[]> {
  const { rows } = await sql<{ body: string }>`
    select p.body from entity e ${withBody('e')}
    where e.school_id = ${schoolId} and e.kind = ${kind} and e.is_active order by e.entity_id`.execute(tx);
  return rows.map((row) => JSON.parse(row.body));
}

const rosterKinds = ['organization', 'person', 'section', 'enrollment', 'space', 'bell', 'calendar-day', 'staff-offer', 'accommodation', 'service', 'keep-apart', 'equipment', 'walking'] as const;

export async function readRoster({ tx, schoolId }: Scope): Promise<Roster> {
  const { rows } = await sql<{ kind: EntityKind; body: string }>`
    select e.kind, p.body from entity e ${withBody('e')}
    where e.school_id = ${schoolId} and e.kind in (${sql.join([...rosterKinds])}) and e.is_active
    order by e.kind, e.entity_id`.execute(tx);
  const byKind = Map.groupBy(rows, (row) => row.kind);
  const of = <K extends EntityKind>(kind: K): readonly EntityBodies[K][] => (byKind.get(kind) ?? []).map((row) => JSON.parse(row.body).body);
  const organizations = of('organization');
  return {
    school: await schoolAmong({ tx, schoolId }, organizations), organizations, people: of('person'), sections: of('section'), enrollments: of('enrollment'),
    spaces: of('space'), bell: of('bell'), calendar: of('calendar-day'), staffOffers: of('staff-offer'), accommodations: of('accommodation'),
    services: of('service'), keepApart: of('keep-apart'), equipment: of('equipment'), walking: of('walking'),
  };
}

/** The organization of the tenant's own id, else the only school there is, else the school as it was made before any roster came. */
async function schoolAmong({ tx, schoolId }: Pick<Scope, 'tx' | 'schoolId'>, organizations: readonly Organization[]): Promise<Organization> {
  const schools = organizations.filter((organization) => organization.kind === 'school');
  const found = organizations.find((organization) => organization.id === schoolId) ?? (schools.length === 1 ? schools[0] : undefined);
  if (found !== undefined) return found;
  const made = await tx.selectFrom('school').select(['name', 'time_zone']).where('school_id', '=', schoolId).executeTakeFirst();
  if (made === undefined) throw new HeddleError('store.unknown-school', { school: schoolId });
  return { id: schoolId, name: made.name, kind: 'school', parentId: null, timeZone: made.time_zone };
}

/** Each wanted entity is looked up by its key (`offset 0` keeps it so): without statistics a planner may compare every row with every wanted one. */
async function versionsInForce({ tx, schoolId, subjects }: Scope, changes: readonly EntityChange[]): Promise<Map<string, Version>> {
  const wanted = changes.map(({ kind, id }) => ({ kind, id }));
  const { rows } = await sql<{ kind: string; id: string; occurred_at: string; body: string; subject_key: string | null; shared_by: readonly string[] | null }>`
    select e.kind, e.entity_id as id, e.occurred_at, p.body, p.subject_key, p.shared_by
    from json_to_recordset(${JSON.stringify(wanted)}::json) as w(kind text, id text)
      cross join lateral (select * from entity where school_id = ${schoolId} and kind = w.kind and entity_id = w.id offset 0) e
      ${withBody('e')}`.execute(tx);
  const byKey = rows.length === 0 ? new Map() : await subjects.byKey();
  return new Map(rows.map((row) => {
    const keys = [...(row.subject_key === null ? [] : [row.subject_key]), ...(row.shared_by ?? [])];
    const studentIds = keys.flatMap((key) => byKey.get(key)?.studentId ?? []);
    return [keyOf(row.kind, row.id), { kind: row.kind, id: row.id, occurredAt: row.occurred_at, content: canonicalJson(JSON.parse(row.body)), studentIds }];
  }));
}

async function knownStudents({ subjects }: Scope, changes: readonly EntityChange[]): Promise<ReadonlySet<string>> {
  const about = changes.map(studentsOf);
  const known = await subjects.find(about.flatMap((one) => one.mayBeStudent));
  return new Set([...known.keys(), ...about.flatMap((one) => one.studentIds)]);
}

/** A late version that is known already, moment and content, is a redelivery. */
async function withoutKnown({ tx, schoolId, subjects }: Scope, late: readonly Entry[]): Promise<readonly Entry[]> {
  if (late.length === 0) return [];
  const known = await subjects.find(late.flatMap((entry) => entry.parts.flatMap((part) => part.studentIds)));
  const hashes = late.map((entry) => hashOf(entry.content, [...new Set(entry.parts.flatMap((part) => part.studentIds))].flatMap((id) => known.get(id) ?? [])));
  const { rows } = await sql<{ hash: string; occurred_at: string }>`
    select hash, occurred_at from ledger
    where school_id = ${schoolId} and kind = 'entity' and hash = any(${hashes}::text[])`.execute(tx);
  const seen = new Set(rows.map((row) => `${row.hash} ${Date.parse(row.occurred_at)}`));
  return late.filter((entry, index) => !seen.has(`${hashes[index]} ${Date.parse(entry.occurredAt)}`));
}

async function bringIntoForce({ tx, schoolId }: Scope, entries: readonly Entry[], numbers: readonly number[]): Promise<void> {
  const newest = new Map<string, { kind: string; id: string; number: number; occurred_at: string; is_active: boolean }>();
  entries.forEach((entry, index) => {
    const { id, body } = entry.content as { id: string; body: unknown };
    const row = { kind: entry.topic ?? '', id, number: numbers[index] ?? 0, occurred_at: entry.occurredAt, is_active: body !== null };
    const known = newest.get(keyOf(row.kind, id));
    if (known === undefined || Date.parse(known.occurred_at) <= Date.parse(row.occurred_at)) newest.set(keyOf(row.kind, id), row);
  });
  if (newest.size === 0) return;
  await sql`
    insert into entity (school_id, kind, entity_id, number, occurred_at, is_active)
    select ${schoolId}, kind, id, number, occurred_at, is_active
    from json_to_recordset(${JSON.stringify([...newest.values()])}::json) as r(kind text, id text, number bigint, occurred_at timestamptz, is_active boolean)
    on conflict (school_id, kind, entity_id) do update
      set number = excluded.number, occurred_at = excluded.occurred_at, is_active = excluded.is_active
      where (entity.occurred_at, entity.number) < (excluded.occurred_at, excluded.number)`.execute(tx);
}

function keyOf(kind: string, id: string): string {
  return `${kind} ${id}`;
}
