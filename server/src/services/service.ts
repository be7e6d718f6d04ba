import type { Reason } from '@heddle/engine/problem';
import type { Instant } from '@heddle/engine/roster';
import type { ZodType } from 'zod';
import type { PriceDay, Search } from '../solver/index.ts';
import type { Store } from '../store/index.ts';

/**
 * One thing a person can have Heddle do. The command, the page and the owner's door all call services by name with JSON in and JSON out,
 * so that each behaves the same wherever it is asked.
 */
export type Service<Input, Result> = {
  readonly name: string;
  /** One sentence for --help and the API description. */
  readonly summary: string;
  readonly input: ZodType<Input>;
  /** Who may; decided before `run`, from policies/. */
  readonly policy: PolicyName;
  /** It reads all of a school, or computes for seconds: where pages are served it runs in a thread of its own. */
  readonly isLong?: boolean;
  run(context: ServiceContext, input: Input): Promise<Result>;
};

export type PolicyName = 'operate-machine' | 'operate-school' | 'read-school' | 'run-diagnostic' | 'judge-levels';

export type Actor =
  /** Whoever runs the command on the machine that holds the data. */
  | { readonly kind: 'operator'; readonly name: string }
  | { readonly kind: 'person'; readonly personId: string; readonly role: 'student' | 'teacher' | 'aide' | 'leader' | 'contact' };

export type ServiceContext = {
  readonly store: Store;
  readonly actor: Actor;
  readonly schoolId: string;
  readonly now: Instant;
  /** Long work says where it is; `of` null when unknown. */
  progress(step: Progress): void;
  /** Searches for a plan away from the thread that answers requests. */
  readonly search: Search;
  /** Somebody who waits may ask for the best plan so far. */
  readonly stop?: AbortSignal;
  /** Computes what seats, adults and spaces are worth to a day, away from that thread too. */
  readonly price: PriceDay;
};

export type Progress = Reason & { readonly done: number; readonly of: number | null };

/** What a service answers about an input it took in or refused. Notes are sentences: errors, then warnings, then assumptions. */
export type ImportResult = {
  readonly added: number;
  readonly updated: number;
  readonly deactivated: number;
  readonly rejected: number;
  /** True: nothing at all was taken in. */
  readonly isRefused: boolean;
  /** What a refusal means and what to do about it; empty when all went well. */
  readonly says: readonly string[];
  readonly notes: readonly string[];
};
