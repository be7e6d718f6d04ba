import { PGlite } from '@electric-sql/pglite';
import { parentPort, workerData } from 'node:worker_threads';
import type { FromWorker, ToWorker, WorkerSettings } from './pglite-messages.ts';
import { readInstant, typeNumbers } from './database.ts';

/**
 * PGlite in a thread of its own: PostgreSQL compiled to WebAssembly works in the thread that calls it,
 * so a long query here would otherwise stop everything else the process does.
 */
if (parentPort === null) throw new Error('pglite-worker.ts runs only as a worker thread');
const port = parentPort;
const { folder, template } = workerData as WorkerSettings;

const parsers = { [typeNumbers.int8]: Number, [typeNumbers.json]: (text: string) => text, [typeNumbers.timestamptz]: readInstant };
const database = await PGlite.create({
  ...(folder === null ? {} : { dataDir: folder }),
  ...(template === null ? {} : { loadDataDir: new Blob([template]) }),
  parsers,
});
// A log file used again keeps the tail of what stood in it; a new one does not, so that what is erased does not live on there.
await database.exec('set wal_recycle = off');

port.on('message', (message: ToWorker) => {
  answer(message).then(
    (sent) => port.postMessage(sent),
    (error: unknown) => port.postMessage({ id: message.id, error: faultOf(error) } satisfies FromWorker),
  );
});
port.postMessage({ id: 0, rows: [], affectedRows: 0 } satisfies FromWorker);

async function answer(message: ToWorker): Promise<FromWorker> {
  switch (message.kind) {
    case 'query': {
      const { rows, affectedRows } = await database.query<Record<string, unknown>>(message.sql, [...message.parameters]);
      return { id: message.id, rows, affectedRows: affectedRows ?? 0 };
    }
    case 'script':
      await database.exec(message.sql);
      return { id: message.id, rows: [], affectedRows: 0 };
    case 'dump': {
      const dumped = await (await database.dumpDataDir('none')).arrayBuffer();
      return { id: message.id, rows: [], affectedRows: 0, dump: new Uint8Array(dumped) };
    }
    case 'close':
      await database.close();
      return { id: message.id, rows: [], affectedRows: 0 };
  }
}

function faultOf(error: unknown): Record<string, string> {
  if (!(error instanceof Error)) return { message: String(error) };
  const told = Object.entries(error).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return { ...Object.fromEntries(told), message: error.message };
}
