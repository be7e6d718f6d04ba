import { HeddleError } from '@heddle/engine/problem';
import type { Reason } from '@heddle/engine/problem';
import type { Instant } from '@heddle/engine/roster';
import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { callApart } from './apart/index.ts';
import { callDoor, claimDoor, serveDoor } from './door/index.ts';
import { buildHttp, listen } from './http/index.ts';
import { startJobs } from './jobs/index.ts';
import { problemPage, workSteps } from './reports/index.ts';
import { say, services as allServices } from './services/index.ts';
import type { AnyService, Progress, ServiceContext } from './services/index.ts';
import { priceInWorker, searchOnBothCores } from './solver/index.ts';
import { openStore } from './store/index.ts';
import type { Store, StorePlace } from './store/index.ts';

/** The only place that builds adapters and hands them to services. */

/** An open school: services by name, here or at whoever owns the school's folder; the same services either way. */
export type Heddle = {
  /** `stop` asks for the best there is so far; work that cannot be cut short goes on to its end. */
  call(service: string, input: unknown, onProgress?: (step: Progress) => void, stop?: AbortSignal): Promise<Readonly<Record<string, unknown>>>;
  /** True when this process holds the data itself. */
  readonly owns: boolean;
  /** What whoever started it should read; empty when another process owns the data and has said it already. */
  readonly notices: readonly Reason[];
  close(): Promise<void>;
};

export type HeddlePlace = {
  /** A folder of one school; its embedded database stands in `data`. */
  readonly schoolFolder?: string | undefined;
  /** A PostgreSQL server; wins over the folder. */
  readonly databaseUrl?: string | undefined;
  /** Which school, where a database holds several; the id of a new one. */
  readonly schoolId?: string | undefined;
  /** The folder may be empty: a school is about to be made. */
  readonly isNew?: boolean;
  /** False for services that look at files only: no place is needed, and nothing is opened when none is given. */
  readonly needsSchool?: boolean;
  readonly now?: () => Instant;
  readonly services?: ReadonlyMap<string, AnyService>;
  readonly isProduction?: boolean;
  /** Long services run in threads of their own, because this process has pages to answer. */
  readonly isServing?: boolean;
  /** In such a thread: the store that the process has open; wins over all other places. */
  readonly place?: StorePlace;
};

/**
 * Opens a school. A PostgreSQL server may be opened by many processes at once. A folder has one owner: this process when nobody else is,
 * otherwise calls go through the owner's door, and move here when the owner ends.
 * Throws HeddleError `cli.no-school`, `services.no-school-here`, and what opening the store throws.
 */
export async function openHeddle(options: HeddlePlace): Promise<Heddle> {
  const { schoolFolder, databaseUrl, isNew = false, needsSchool = true, isProduction = process.env['HEDDLE_MODE'] === 'production' } = options;
  if (options.place !== undefined) return openHere(options, options.place, false);
  if (databaseUrl !== undefined) return openHere(options, { databaseUrl }, isProduction);
  if (schoolFolder === undefined) {
    if (needsSchool) throw new HeddleError('cli.no-school');
    return { call: callerOf(options, placeless), owns: false, notices: [], close: async () => {} };
  }
  const folder = resolve(schoolFolder);
  if (!isNew && !existsSync(join(folder, 'data'))) throw new HeddleError('services.no-school-here', { value: folder });
  return openFolder(options, folder, isProduction);
}

async function openHere(options: HeddlePlace, place: StorePlace, isProduction: boolean): Promise<Heddle> {
  const store = await openStore(place, { isProduction });
  return { call: callerOf(options, store), owns: true, notices: store.notices, close: () => store.close() };
}

async function openFolder(options: HeddlePlace, folder: string, isProduction: boolean): Promise<Heddle> {
  const claim = await claimDoor(folder);
  if (!claim.isOwner) return forwarding(options, folder, claim.path, isProduction);
  // The door is open before the store is: whoever knocks meanwhile waits for it instead of being turned away.
  const store = openStore({ folder: join(folder, 'data') }, { isProduction });
  const call: Heddle['call'] = async (name, input, onProgress, stop) => callerOf(options, await store)(name, input, onProgress, stop);
  const door = serveDoor(claim, { call });
  try {
    const { notices } = await store;
    return {
      call,
      owns: true,
      notices,
      async close() {
        await door.close();
        await (await store).close();
      },
    };
  } catch (error) {
    await door.close();
    throw error;
  }
}

/** Calls the owner. When there is none any more, this process becomes the owner, unless yet another one was faster. */
function forwarding(options: HeddlePlace, folder: string, path: string, isProduction: boolean): Heddle {
  let next: Heddle | undefined;
  return {
    owns: false,
    notices: [],
    async call(name, input, onProgress = () => {}, stop) {
      if (next === undefined) {
        const answer = await callDoor({ path, name, input, onProgress: (step) => onProgress(step as Progress), stop });
        if (answer.kind === 'result') return answer.value as Readonly<Record<string, unknown>>;
        await sleep(20);
        next = await openFolder(options, folder, isProduction);
      }
      return next.call(name, input, onProgress, stop);
    },
    close: async () => next?.close(),
  };
}

/** Calls a service on the store, in the name of whoever runs this on the machine that holds the data. */
function callerOf({ services = allServices, schoolId: named, now = () => new Date().toISOString(), isServing = false }: HeddlePlace, store: Store): Heddle['call'] {
  return async (name, input, onProgress = () => {}, stop) => {
    const service = services.get(name);
    if (service === undefined) throw new HeddleError('services.unknown-service', { service: name });
    const schoolId = named ?? (store === placeless ? '' : await onlySchool(store));
    if (isServing && service.isLong) return callApart({ place: store.share(), schoolId, now: now(), name, input }, { onProgress, stop });
    const context: ServiceContext = {
      store, schoolId, now: now(), progress: onProgress, search: searchOnBothCores, ...(stop === undefined ? {} : { stop }),
      actor: { kind: 'operator', name: userInfo().username },
      price: priceInWorker,
    };
    return { ...(await service.call(context, input)) as object };
  };
}

/** Serves the pages of an open school to this computer, and runs what they begin. */
export async function serve(heddle: Heddle, { port }: { readonly port: number }): Promise<{ readonly address: string; close(): Promise<void> }> {
  const jobs = startJobs({ call: (name, input, onProgress, stop) => heddle.call(name, input, onProgress, stop), onFault: (error) => console.error(error) });
  const app = await buildHttp({
    call: (name, input) => heddle.call(name, input), jobs, workSteps, problemPage,
    say: (reason, locale) => say(reason, locale === 'ar-XB' ? locale : 'en'),
    stylesFolder: new URL('../../web/src/styles/', import.meta.url),
  });
  return {
    address: await listen(app, { port }),
    // Work first: it ends early and keeps what it has, and the pages that show it end with it.
    async close() {
      await jobs.close();
      await app.close();
    },
  };
}

/** A folder holds one school; its id need not be said. A school that is about to be made is called "school". */
async function onlySchool(store: Store): Promise<string> {
  const schools = await store.schools();
  if (schools.length > 1) throw new HeddleError('store.which-school', { schools: schools.map((school) => school.id) });
  return schools[0]?.id ?? 'school';
}

/** What a service finds that asks for the store although it was called without a place. */
const placeless: Store = new Proxy({} as Store, {
  get() {
    throw new HeddleError('cli.no-school');
  },
});
