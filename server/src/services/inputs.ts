import { z } from 'zod';
import type { ZodType } from 'zod';

/** Shapes that several services take. */
export const schoolDate = z.iso.date({ error: 'input.date' });
/** Of a person, a period, a competency: whatever a roster or a framework may call one. */
export const id = z.string().min(1).max(200);
/** Why somebody decided: it is read a year later. */
export const reason = z.string().trim().min(3, { error: 'input.reason' }).max(500);
/** What a model calls a parameter file, and its version. */
export const parameterId = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, { error: 'input.name' }).max(100);
export const parameterVersion = z.string().regex(/^\d+\.\d+\.\d+$/, { error: 'input.version' }).max(50);
export const locale = z.enum(['en', 'ar-XB']);
export const seed = z.int().min(0).max(2 ** 32 - 1);

/**
 * A file or folder of the machine that runs Heddle. Reading one, and even hearing that there is none, is for whoever sits at that machine:
 * a service that takes one has the policy 'operate-machine', or defineService refuses it (docs/decisions/0024).
 */
export const machinePath = z.string().min(1).max(4_096).meta({ machinePath: true });

export function takesMachinePaths(input: ZodType): boolean {
  return JSON.stringify(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' })).includes('"machinePath":true');
}
