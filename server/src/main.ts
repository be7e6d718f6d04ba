import { userInfo } from 'node:os';
import { HeddleError } from '@heddle/engine/problem';
import { buildHttp, listen } from './http/index.ts';
import { problemPage } from './reports/index.ts';
import { services } from './services/index.ts';
import type { Progress } from './services/index.ts';
import { say } from './services/words.ts';
import { searchInWorker } from './solver/index.ts';
import { openStore } from './store/index.ts';

/** An open school: services by name. */
export type Heddle = {
  call(service: string, input: unknown, onProgress?: (step: Progress) => void): Promise<Readonly<Record<string, unknown>>>;
  close(): Promise<void>;
};

export type HeddlePlace = {
  readonly schoolFolder?: string | undefined;
  readonly databaseUrl?: string | undefined;
  readonly schoolId?: string | undefined;
  /** The school is about to be made. */
  readonly isNew?: boolean;
  /** false for the few services that look at files only. */
  readonly needsSchool?: boolean;
};

/** Stands in until the owner's door lands: opens the store in this process. */
export async function openHeddle({ schoolFolder, databaseUrl, schoolId = 'school' }: HeddlePlace): Promise<Heddle> {
  if (schoolFolder === undefined && databaseUrl === undefined) throw new HeddleError('cli.no-school', {});
  const store = await openStore(databaseUrl === undefined ? { folder: schoolFolder ?? '' } : { databaseUrl });
  const actor = { kind: 'operator' as const, name: userInfo().username };
  return {
    async call(name, input, onProgress) {
      const service = services.get(name);
      if (service === undefined) throw new HeddleError('services.unknown-service', { service: name });
      const context = { store, actor, schoolId, now: new Date().toISOString(), search: searchInWorker, progress: onProgress ?? (() => {}) };
      return { ...(await service.call(context, input)) as object };
    },
    close: () => store.close(),
  };
}

/** Serves the pages of an open school to this computer. */
export async function serve(heddle: Heddle, { port }: { readonly port: number }): Promise<{ readonly address: string; close(): Promise<void> }> {
  const app = await buildHttp({ call: (name, input) => heddle.call(name, input), problemPage, say: (reason, locale) => say(reason, locale === 'ar-XB' ? locale : 'en'), stylesFolder: new URL('../../web/src/styles/', import.meta.url) });
  return { address: await listen(app, { port }), close: () => app.close() };
}
