import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkSecurity } from './check-security.ts';
import type { Tx } from './database.ts';
import { evidenceOf, planOf, seen, studentChange } from './testing/samples.ts';
import { newSchool, openTestStore, somebody } from './testing/test-store.ts';
import type { TestStore } from './testing/test-store.ts';

let store: TestStore;
let mine: string;
let theirs: string;
const tenantTables = ['school', 'counter', 'subject', 'ledger', 'payload', 'entity', 'mastery', 'alarm', 'audit'] as const;

beforeAll(async () => {
  store = await openTestStore();
  [mine, theirs] = await Promise.all([filledSchool(), filledSchool()]) as [string, string];
});
afterAll(() => store.close());

async function filledSchool(): Promise<string> {
  const who = await newSchool(store);
  await store.transact(who, async (tx) => {
    await tx.recordEntities([studentChange('S1')]);
    await tx.recordEvidence([evidenceOf('e1', 'S1')]);
    await tx.recordEvidence([evidenceOf('e1', 'S1', { help: 'hint' })]);
    await tx.recordPlan(planOf('2026-09-15', ['S1']), 'draft', { ...seen(2), seconds: 1 });
  });
  return who.schoolId;
}

/** What a statement of the application could do: its role, and the school it says it is at (or none). */
async function asApplication<T>(schoolId: string | null, work: (tx: Tx) => Promise<T>): Promise<T> {
  return store.database.transaction().execute(async (tx) => {
    await sql`select set_config('role', 'heddle_app', true)`.execute(tx);
    if (schoolId !== null) await sql`select set_config('heddle.school', ${schoolId}, true)`.execute(tx);
    return work(tx);
  });
}

const countIn = async (tx: Tx, table: string) => (await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(tx)).rows[0]?.count;

describe('row-level security under the application role', () => {
  test('[ST2] every table of a school has rows in this test, and the list is complete', async () => {
    const { rows } = await sql<{ name: string }>`
      select table_name as name from information_schema.tables where table_schema = 'public' and table_name not like 'migration%' order by 1`.execute(store.database);
    expect(rows.map(({ name }) => name)).toEqual([...tenantTables].sort());
    for (const table of tenantTables) expect([table, await asApplication(mine, (tx) => countIn(tx, table))]).not.toEqual([table, 0]);
  });

  test('[ST3] without a school there are no rows at all', async () => {
    for (const table of tenantTables) expect([table, await asApplication(null, (tx) => countIn(tx, table))]).toEqual([table, 0]);
  });

  test('[ST3] of another school there are no rows, even when asked for by name', async () => {
    for (const table of tenantTables) {
      const other = await asApplication(mine, (tx) => sql<{ count: number }>`select count(*) as count from ${sql.table(table)} where school_id = ${theirs}`.execute(tx));
      expect([table, other.rows]).toEqual([table, [{ count: 0 }]]);
    }
  });

  test('[ST4] a row for another school is refused in every table', async () => {
    const refused = /row-level security|permission denied/;
    const inserts = {
      school: sql`insert into school select 'new', name, time_zone, created_at from school`,
      counter: sql`insert into counter values (${theirs}, 5)`,
      subject: sql`insert into subject values (${theirs}, gen_random_uuid(), 'X', 'salt')`,
      ledger: sql`insert into ledger select ${theirs}, 99, kind, topic, subject_key, occurred_at, recorded_at, hash from ledger limit 1`,
      payload: sql`insert into payload select ${theirs}, 99, part, subject_key, shared_by, null, body from payload limit 1`,
      entity: sql`insert into entity select ${theirs}, kind, 'X', number, occurred_at, is_active from entity limit 1`,
      mastery: sql`insert into mastery select ${theirs}, gen_random_uuid(), state from mastery limit 1`,
      alarm: sql`insert into alarm select ${theirs}, gen_random_uuid(), raised_at, kind, number, subject_key, refused_hash from alarm limit 1`,
      audit: sql`insert into audit select ${theirs}, gen_random_uuid(), at, actor_kind, actor_id, acting_as, purpose, action, object, detail from audit limit 1`,
    };
    for (const table of tenantTables) await expect(asApplication(mine, (tx) => inserts[table].execute(tx)), table).rejects.toThrow(refused);
  });

  test('[ST5] the application can change or remove no fact, no decision, no audit row', async () => {
    for (const table of ['ledger', 'payload', 'alarm', 'audit'] as const) {
      for (const statement of [sql`update ${sql.table(table)} set school_id = school_id`, sql`delete from ${sql.table(table)}`, sql`truncate ${sql.table(table)}`]) {
        await expect(asApplication(mine, (tx) => statement.execute(tx)), table).rejects.toThrow(/permission denied/);
      }
    }
    await expect(asApplication(mine, (tx) => sql`delete from subject`.execute(tx))).rejects.toThrow(/permission denied/);
    await expect(asApplication(mine, (tx) => sql`update subject set student_id = 'X'`.execute(tx))).rejects.toThrow(/permission denied/);
  });

  test('[ST5] not even the owner of the tables changes history by accident', async () => {
    for (const table of ['ledger', 'payload', 'alarm', 'audit'] as const) {
      await expect(sql`update ${sql.table(table)} set school_id = school_id`.execute(store.database), table).rejects.toThrow(/insert-only/);
      await expect(sql`delete from ${sql.table(table)}`.execute(store.database), table).rejects.toThrow(/insert-only/);
    }
    await expect(sql`truncate ledger`.execute(store.database)).rejects.toThrow(/insert-only/);
  });

  test('[ST5] the application cannot erase a student of another school', async () => {
    const key = await store.database.selectFrom('subject').select('subject_key').where('school_id', '=', theirs).executeTakeFirstOrThrow();
    const erased = await asApplication(mine, (tx) => sql`select * from heddle_erase_subject(${key.subject_key}::uuid)`.execute(tx));
    expect(erased.rows).toEqual([]);
    expect(await asApplication(theirs, (tx) => countIn(tx, 'subject'))).toBe(1);
  });

  test('[ST5] the setting that erasing uses does not help the application to delete by hand', async () => {
    const byHand = asApplication(mine, async (tx) => {
      await sql`select set_config('heddle.erasing', 'yes', true)`.execute(tx);
      await sql`delete from payload`.execute(tx);
    });
    await expect(byHand).rejects.toThrow(/permission denied/);
  });

  test('[ST6] the schools of a database can be listed, by name only, and nothing of them is seen with that', async () => {
    expect((await store.schools()).map((school) => school.id)).toEqual([mine, theirs].sort());
    await asApplication(null, async (tx) => {
      await sql`select set_config('heddle.directory', 'read', true)`.execute(tx);
      for (const table of tenantTables) expect([table, await countIn(tx, table)]).toEqual([table, table === 'school' ? 2 : 0]);
    });
  });
});

describe('the start-up check', () => {
  test('[ST7] a table without row-level security keeps the store shut', async () => {
    const check = (...statements: readonly string[]) => store.database.transaction().execute(async (tx) => {
      for (const statement of statements) await sql.raw(statement).execute(tx);
      await checkSecurity(tx);
    });
    await check();
    await expect(check('create table forgotten (school_id text, number bigint)')).rejects.toMatchObject({ code: 'store.table-without-row-security', params: { table: 'forgotten' } });
    await expect(check('create table forgotten (school_id text)', 'alter table forgotten enable row level security', 'create policy p on forgotten using (true)'))
      .rejects.toMatchObject({ code: 'store.table-without-row-security' });
    await expect(check('create table forgotten (school_id text)', 'alter table forgotten enable row level security', 'alter table forgotten force row level security'))
      .rejects.toMatchObject({ code: 'store.table-without-row-security' });
    await expect(check('alter table ledger no force row level security')).rejects.toMatchObject({ code: 'store.table-without-row-security', params: { table: 'ledger' } });
    await expect(check('grant delete on audit to heddle_app')).rejects.toMatchObject({ code: 'store.role-may-too-much', params: { table: 'audit' } });
    await expect(check('grant update on payload to heddle_app')).rejects.toMatchObject({ code: 'store.role-may-too-much', params: { table: 'payload' } });
  });

  test('[ST9] a school that is not there, one that is there already, and a second transaction inside the first are said at once', async () => {
    const who = { ...somebody, schoolId: mine };
    await expect(store.transact({ ...who, schoolId: 'nowhere' }, (tx) => tx.watermark())).rejects.toMatchObject({ code: 'store.unknown-school' });
    await expect(store.createSchool(who, { id: mine, name: 'Again', timeZone: 'UTC' })).rejects.toMatchObject({ code: 'store.school-exists' });
    await expect(store.transact(who, () => store.transact(who, (tx) => tx.watermark()))).rejects.toMatchObject({ code: 'store.nested-transaction' });
    const kept = await store.transact(who, async (tx) => tx);
    expect(() => kept.watermark()).toThrow(expect.objectContaining({ code: 'store.transaction-over' }));
  });
});

describe('audit', () => {
  test('[ST60] every change leaves who, as whom, why and what in the same transaction, and names no student', async () => {
    const who = await newSchool(store, { actingAs: 'S1', purpose: 'help S1 in' });
    await store.transact(who, async (tx) => {
      await tx.recordEntities([studentChange('S1')]);
      await tx.audit({ action: 'explain', object: 'S1', detail: { page: 'days/2026-09-15/students/S1', lines: 3 } });
    });
    await expect(store.transact(who, async (tx) => {
      await tx.recordEntities([studentChange('S2')]);
      throw new Error('planned');
    })).rejects.toThrow('planned');
    const key = (await store.database.selectFrom('subject').select('subject_key').where('school_id', '=', who.schoolId).executeTakeFirstOrThrow()).subject_key;
    const rows = await store.database.selectFrom('audit').selectAll().where('school_id', '=', who.schoolId).orderBy('action').execute();
    expect(rows.map(({ actor_kind, actor_id, acting_as, purpose, action, object, detail }) => ({ actor_kind, actor_id, acting_as, purpose, action, object, detail: JSON.parse(detail) }))).toEqual([
      { actor_kind: 'operator', actor_id: 'tester', acting_as: 'S1', purpose: 'help S1 in', action: 'create-school', object: who.schoolId, detail: {} },
      {
        actor_kind: 'operator', actor_id: 'tester', acting_as: `student:${key}`, purpose: `help student:${key} in`, action: 'explain', object: `student:${key}`,
        detail: { page: `days/2026-09-15/students/student:${key}`, lines: 3 },
      },
      { actor_kind: 'operator', actor_id: 'tester', acting_as: `student:${key}`, purpose: `help student:${key} in`, action: 'record-entities', object: 'person', detail: { recorded: 1, unchanged: 0 } },
    ]);
  });
});
