import { HeddleError } from '@heddle/engine/problem';
import { sql } from 'kysely';
import type { Database } from './database.ts';

/** Tables of the store itself; they hold nothing of a school, and the application's role has no grant on them. */
const housekeeping = ['migration', 'migration_guard'];
const insertOnly = ['ledger', 'payload', 'alarm', 'audit'];

/** Asked at every start. A table that somebody added without its policy keeps the store shut, instead of open to every school. */
export async function checkSecurity(database: Database): Promise<void> {
  const tables = await sql<{ name: string; is_closed: boolean; policies: number; is_owned: boolean; can_change: boolean }>`
    select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as is_closed,
      (select count(*) from pg_policy p where p.polrelid = c.oid) as policies,
      pg_get_userbyid(c.relowner) = 'heddle_app' as is_owned,
      has_table_privilege('heddle_app', c.oid, 'update, delete, truncate') as can_change
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p')
    order by c.relname`.execute(database);
  for (const table of tables.rows) {
    if (housekeeping.includes(table.name)) continue;
    if (!table.is_closed || table.policies === 0) throw new HeddleError('store.table-without-row-security', { table: table.name });
    if (table.is_owned || (insertOnly.includes(table.name) && table.can_change)) throw new HeddleError('store.role-may-too-much', { table: table.name });
  }
  const role = await sql<{ is_strong: boolean }>`select rolsuper or rolbypassrls as is_strong from pg_roles where rolname = 'heddle_app'`.execute(database);
  if (role.rows[0]?.is_strong !== false) throw new HeddleError('store.role-may-too-much', { table: '*' });
}
