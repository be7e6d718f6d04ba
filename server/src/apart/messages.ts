import type { Params, Problem } from '@heddle/engine/problem';
import type { Instant } from '@heddle/engine/roster';
import type { Progress } from '../services/index.ts';
import type { StorePlace } from '../store/index.ts';

/** What a thread is asked to do: one service, once, on the store that the process has open. */
export type Apart = { readonly place: StorePlace; readonly schoolId: string; readonly now: Instant; readonly name: string; readonly input: unknown };

/** What it says: how far it is, and at the end one of the three others. */
export type Said =
  | { readonly kind: 'progress'; readonly step: Progress }
  | { readonly kind: 'done'; readonly value: Readonly<Record<string, unknown>> }
  | { readonly kind: 'refused'; readonly code: string; readonly params: Params; readonly problems: readonly Problem[] }
  | { readonly kind: 'failed'; readonly said: string };
