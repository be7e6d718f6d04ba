import type { Params, Problem } from '@heddle/engine/problem';

/** What passes through the door, one JSON frame each. */
export type Knock = { readonly name: string; readonly input: unknown };
/** Whoever knocked wants no more than what there is by now. */
export type Stop = { readonly stop: true };
export type Answer =
  /** Said first, to everyone who comes in. */
  | { readonly kind: 'owner' }
  | { readonly kind: 'not-owner' }
  | { readonly kind: 'progress'; readonly step: unknown }
  | { readonly kind: 'result'; readonly value: unknown }
  | { readonly kind: 'fault'; readonly fault: DoorFault };
export type DoorFault = { readonly code: string; readonly params: Params; readonly problems: readonly Problem[] };
