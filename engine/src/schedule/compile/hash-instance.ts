import type { Instance } from './instance.ts';
import { sha256 } from './sha256.ts';

/** What was planned, in 64 hex digits: every plan carries it, so that one can prove later which day it was made for. */
export function hashInstance(instance: Instance): string {
  return sha256(canonicalJson(instance));
}

/** JSON with keys in order, so that two objects that mean the same hash the same. */
export function canonicalJson(value: unknown): string {
  const inOrder = (part: Record<string, unknown>) => Object.fromEntries(Object.entries(part).sort(([left], [right]) => (left < right ? -1 : 1)));
  return JSON.stringify(value, (_key, part: unknown) => (isRecord(part) ? inOrder(part) : part));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
