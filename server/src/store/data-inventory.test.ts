import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dataInventory } from './data-inventory.ts';
import { openTestStore } from './testing/test-store.ts';
import type { TestStore } from './testing/test-store.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

describe('data inventory', () => {
  test('[ST55] every column of the database stands in it, and nothing else does', async () => {
    const columns = async () => {
      const { rows } = await sql<{ column: string }>`
        select table_name || '.' || column_name as column from information_schema.columns where table_schema = 'public'`.execute(store.database);
      return rows.map(({ column }) => column).sort();
    };
    const listed = Object.entries(dataInventory).flatMap(([table, entries]) => Object.keys(entries).map((column) => `${table}.${column}`)).sort();
    expect(await columns()).toEqual(listed);
    // The comparison sees a column that somebody adds.
    await sql`alter table alarm add column nickname text`.execute(store.database);
    expect(await columns()).not.toEqual(listed);
    await sql`alter table alarm drop column nickname`.execute(store.database);
  });

  test('[ST55] what is said to be about students stands only in tables that erasing reaches', () => {
    const withStudents = Object.entries(dataInventory).filter(([, columns]) => Object.values(columns).some(({ category }) => category === 'student')).map(([table]) => table);
    expect(withStudents.sort()).toEqual(['entity', 'mastery', 'payload', 'subject']);
  });
});
