import type { MessagePort } from 'node:worker_threads';

/**
 * What a store and PGlite's thread say to each other. Every message has one answer with the same id; id 0 says "open". There is one connection:
 * whoever was told "acquire" has it to itself until its "release". Stores of other threads come in by a port of their own ("join").
 */

export type WorkerSettings = {
  /** null = in memory, gone when closed. */
  readonly folder: string | null;
  /** A dump of an empty, migrated database: opens faster than making one. */
  readonly template: Uint8Array<ArrayBuffer> | null;
};

export type Asked =
  | { readonly kind: 'query'; readonly sql: string; readonly parameters: readonly unknown[] }
  | { readonly kind: 'script'; readonly sql: string }
  | { readonly kind: 'acquire' | 'release' | 'dump' | 'close' }
  | { readonly kind: 'join'; readonly port: MessagePort };
export type ToWorker = Asked & { readonly id: number };

export type Answer = { readonly id: number; readonly rows: readonly Record<string, unknown>[]; readonly affectedRows: number; readonly dump?: Uint8Array<ArrayBuffer> };
export type FromWorker =
  | Answer
  | { readonly id: number; readonly error: Readonly<Record<string, string>> };
