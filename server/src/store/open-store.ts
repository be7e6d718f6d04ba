import type { MasteryMethod } from '@heddle/engine/mastery';
import { HeddleError } from '@heddle/engine/problem';
import { sql } from 'kysely';
import { AsyncLocalStorage } from 'node:async_hooks';
import { auditOf } from './audit.ts';
import type { Database } from './database.ts';
import { methodsInForce } from './methods-in-force.ts';
import { openDatabase } from './open-database.ts';
import type { OpenDatabase, StorePlace } from './open-database.ts';
import { readInPieces } from './read-in-pieces.ts';
import { transactAtSchool } from './school-transaction.ts';
import type { Acting, Store } from './store.ts';
import { subjectsOf } from './subjects.ts';
import { rewriteAfterErasing } from './tidy-pglite.ts';

export type StoreOptions = {
  /** Production holds real students' records, so it needs a database that survives a power cut. */
  readonly isProduction?: boolean;
  /** Fold by these, whatever the school's models name: for tests of what is folded. */
  readonly methods?: readonly MasteryMethod[];
};

/** Opens the store. `notices` say which engine it is and what that means. Throws what openDatabase throws. */
export async function openStore(place: StorePlace, { isProduction = false, ...options }: StoreOptions = {}): Promise<Store> {
  return storeOver(await openDatabase(place, isProduction), options);
}

export function storeOver({ database, engine, notices, share }: OpenDatabase, { methods: fixed }: Pick<StoreOptions, 'methods'> = {}): Store {
  const methods = fixed === undefined ? methodsInForce : async () => fixed;
  const running = new AsyncLocalStorage<true>();
  const transact: Store['transact'] = (who, work) => {
    // PGlite has one connection: a transaction that waits for another inside it would wait for ever.
    if (running.getStore() === true) throw new HeddleError('store.nested-transaction');
    return running.run(true, async () => {
      let hasErased = false;
      const result = await transactAtSchool(database, { who, methods, onErased: () => (hasErased = true) }, work);
      if (hasErased && engine === 'pglite') await rewriteAfterErasing(database);
      return result;
    });
  };
  return {
    engine,
    notices,
    share,
    close: () => database.destroy(),
    createSchool: (who, school) => createSchool(database, who, school),
    schools: () => listSchools(database),
    transact,
    read: (who, work) => readInPieces((piece) => transact(who, piece), work),
  };
}

async function createSchool(database: Database, who: Acting, school: { readonly id: string; readonly name: string; readonly timeZone: string }): Promise<void> {
  await database.transaction().execute(async (tx) => {
    await sql`select set_config('role', 'heddle_app', true), set_config('heddle.school', ${school.id}, true)`.execute(tx);
    const made = await tx.insertInto('school')
      .values({ school_id: school.id, name: school.name, time_zone: school.timeZone, created_at: who.now })
      .onConflict((conflict) => conflict.doNothing()).returning('school_id').execute();
    if (made.length === 0) throw new HeddleError('store.school-exists', { school: school.id });
    await tx.insertInto('counter').values({ school_id: school.id, last_number: 0 }).execute();
    const scope = { tx, schoolId: school.id, now: who.now, subjects: subjectsOf(tx, school.id) };
    await auditOf(scope, who).write({ action: 'create-school', object: school.id, detail: {} });
  });
}

async function listSchools(database: Database): ReturnType<Store['schools']> {
  return database.transaction().execute(async (tx) => {
    await sql`select set_config('role', 'heddle_app', true), set_config('heddle.directory', 'read', true)`.execute(tx);
    return tx.selectFrom('school').select(['school_id as id', 'name', 'time_zone as timeZone']).orderBy('school_id').execute();
  });
}
