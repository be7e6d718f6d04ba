import { z } from 'zod';
import type { ZodType } from 'zod';

/** Shapes that several services take. */
export const schoolDate = z.iso.date({ error: 'must be a date like 2026-09-15' });
export const seed = z.int().min(0).max(2 ** 32 - 1);

/**
 * A file or folder of the machine that runs Heddle. Reading one, and even hearing that there is none, is for whoever sits at that machine:
 * a service that takes one has the policy 'operate-machine', or defineService refuses it (docs/decisions/0024).
 */
export const machinePath = z.string().min(1).max(4_096).meta({ machinePath: true });

export function takesMachinePaths(input: ZodType): boolean {
  return JSON.stringify(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' })).includes('"machinePath":true');
}
