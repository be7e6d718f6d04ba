import { PGlite } from '@electric-sql/pglite';
import { parentPort, workerData } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import type { FromWorker, ToWorker, WorkerSettings } from './pglite-messages.ts';
import { readInstant, typeNumbers } from './database.ts';

/**
 * PGlite in a thread of its own: PostgreSQL compiled to WebAssembly works in the thread that calls it,
 * so a long query here would otherwise stop everything else the process does.
 */
if (parentPort === null) throw new Error('pglite-worker.ts runs only as a worker thread');
const { folder, template } = workerData as WorkerSettings;

const parsers = { [typeNumbers.int8]: Number, [typeNumbers.json]: (text: string) => text, [typeNumbers.timestamptz]: readInstant };
const database = await PGlite.create({
  ...(folder === null ? {} : { dataDir: folder }),
  ...(template === null ? {} : { loadDataDir: new Blob([template]) }),
  parsers,
});
// A log file used again keeps the tail of what stood in it; a new one does not, so that what is erased does not live on there.
await database.exec('set wal_recycle = off');

type Client = Pick<MessagePort, 'on' | 'postMessage'>;

/** The one connection: who has it, and who waits for it, in the order in which they came. */
const line: { readonly client: Client; begin(): void }[] = [];

serve(parentPort);
parentPort.postMessage({ id: 0, rows: [], affectedRows: 0 } satisfies FromWorker);

function serve(client: Client): void {
  client.on('message', (message: ToWorker) => {
    answer(client, message).then(
      (sent) => client.postMessage(sent),
      (error: unknown) => client.postMessage({ id: message.id, error: faultOf(error) } satisfies FromWorker),
    );
  });
}

/** A thread of the process that works with the database too. One that ends in the middle leaves nothing half done, and nobody waiting. */
function join(port: MessagePort): void {
  serve(port);
  port.on('close', () => {
    const [holder] = line;
    for (const one of line.filter((waiting) => waiting.client === port && waiting !== holder)) line.splice(line.indexOf(one), 1);
    if (holder?.client === port) void database.exec('rollback').finally(release);
  });
}

function acquire(client: Client): Promise<void> {
  return new Promise((resolve) => {
    if (line.push({ client, begin: resolve }) === 1) resolve();
  });
}

function release(): void {
  line.shift();
  line[0]?.begin();
}

async function answer(client: Client, message: ToWorker): Promise<FromWorker> {
  const done = { id: message.id, rows: [], affectedRows: 0 };
  switch (message.kind) {
    case 'query': {
      const { rows, affectedRows } = await database.query<Record<string, unknown>>(message.sql, [...message.parameters]);
      return { id: message.id, rows, affectedRows: affectedRows ?? 0 };
    }
    case 'script':
      await database.exec(message.sql);
      return done;
    case 'acquire':
      await acquire(client);
      return done;
    case 'release':
      release();
      return done;
    case 'join':
      join(message.port);
      return done;
    case 'dump': {
      const dumped = await (await database.dumpDataDir('none')).arrayBuffer();
      return { ...done, dump: new Uint8Array(dumped) };
    }
    case 'close':
      await database.close();
      return done;
  }
}

function faultOf(error: unknown): Record<string, string> {
  if (!(error instanceof Error)) return { message: String(error) };
  const told = Object.entries(error).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return { ...Object.fromEntries(told), message: error.message };
}
