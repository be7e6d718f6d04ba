import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrate, readMigrations } from './migrate.ts';
import { openTestStore } from './testing/test-store.ts';
import type { TestStore } from './testing/test-store.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

/** What a distributed or pooled PostgreSQL does not keep. Nothing of ours may be right only because of it. */
const notPortable: Readonly<Record<string, RegExp>> = {
  'LISTEN and NOTIFY': /\b(listen|notify|pg_notify)\b/i,
  'table locks': /\block\s+(table\s+)?\w+\s+in\b/i,
  'advisory locks': /advisory/i,
  'global sequences': /\b(serial|bigserial|sequence|nextval|generated\s+(always|by\s+default)\s+as\s+identity)\b/i,
  'session state': /\bset\s+session\b|\bset_config\([^)]*,\s*false\)|\btemp(orary)?\s+table\b|\bprepare\b|\bunlogged\b/i,
  'newer than PostgreSQL 15': /\b(uuidv7|json_table|without\s+overlaps|any_value|merge\s+into)\b/i,
};

/** SQL without its comments, which may speak of anything. */
const plain = (text: string): string => text.replaceAll(/--.*$/gm, '');

describe('migrations', () => {
  test('[ST70] they use only what every PostgreSQL-compatible engine keeps', async () => {
    const migrations = await readMigrations();
    expect(migrations.length).toBeGreaterThan(0);
    for (const { name, sql: text } of migrations) {
      for (const [what, pattern] of Object.entries(notPortable)) expect(plain(text), `${name}: ${what}`).not.toMatch(pattern);
    }
  });

  test('[ST70] the check sees each of those when it is there', () => {
    const planted: Readonly<Record<string, string>> = {
      'LISTEN and NOTIFY': "select pg_notify('plans', '');",
      'table locks': 'lock table ledger in exclusive mode;',
      'advisory locks': 'select pg_advisory_xact_lock(1);',
      'global sequences': 'create table x (id bigserial);',
      'session state': "select set_config('heddle.school', 'a', false);",
      'newer than PostgreSQL 15': 'select uuidv7();',
    };
    expect(Object.keys(planted)).toEqual(Object.keys(notPortable));
    for (const [what, text] of Object.entries(planted)) expect(plain(text)).toMatch(notPortable[what] ?? /never/);
    expect(plain('-- no advisory lock here\nselect 1')).not.toMatch(/advisory/);
  });

  test('[ST71] the school leads every key of every table of a school', async () => {
    const { rows } = await sql<{ name: string; first: string }>`
      select c.relname as name, a.attname as first
      from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where n.nspname = 'public' and c.relname not like 'migration%'`.execute(store.database);
    expect(rows.length).toBeGreaterThan(9);
    expect(rows.filter((row) => row.first !== 'school_id')).toEqual([]);
  });

  test('[ST72] applying them again changes nothing, also when two processes start at once', async () => {
    const noScript = (): Promise<void> => Promise.reject(new Error('a migration ran twice'));
    const applied = async () => (await sql<{ readonly name: string; readonly hash: string }>`select name, hash from migration order by name`.execute(store.database)).rows;
    const before = await applied();
    expect(before.length).toBeGreaterThan(0);
    await Promise.all([migrate(store.database, noScript), migrate(store.database, noScript)]);
    expect(await applied()).toEqual(before);
  });

  test('[ST72] an edited step and a database of a newer program are refused in a sentence', async () => {
    const run = async (statement: string) => {
      await sql.raw(statement).execute(store.database);
      return migrate(store.database, () => Promise.reject(new Error('a migration ran')));
    };
    await expect(run(`insert into migration values ('9999-later.sql', 'x')`)).rejects.toMatchObject({ code: 'store.newer-database', params: { migration: '9999-later.sql' } });
    await expect(run(`delete from migration where name = '9999-later.sql'`)).resolves.toBeUndefined();
    await expect(run(`update migration set hash = 'other' where name like '0001%'`)).rejects.toMatchObject({ code: 'store.migration-edited', params: { migration: '0001-ledger.sql' } });
  });
});
