import type { CommandOption, Given } from './command.ts';

/** Options that mean the same in every command that has them, so that they are said in the same words. */
export const onDay: CommandOption = { type: 'string', value: 'DATE', help: 'the school day, like 2026-09-15', isNeeded: true };
export const student: CommandOption = { type: 'string', value: 'STUDENT', help: 'id of the student', isNeeded: true };
export const period: CommandOption = { type: 'string', value: 'PERIOD', help: 'id of the period', isNeeded: true };
export const seed: CommandOption = { type: 'string', value: 'N', help: 'seed of chance (default 1)' };
export const fileVersion: CommandOption = { type: 'string', value: 'X.Y.Z', help: 'version of the parameter file (1.0.0)' };

/** Parameters are first shown with what they would change, and taken only by name. */
export const taking = {
  by: { type: 'string', value: 'PERSON', help: 'the leader or teacher who decides; without it nothing is changed' },
  reason: { type: 'string', value: 'TEXT', help: 'why; kept with the decision' },
} as const satisfies Readonly<Record<string, CommandOption>>;

export function takingInput(given: Given): { readonly by: string | null; readonly reason: string | null } {
  return { by: given.find('by') ?? null, reason: given.find('reason') ?? null };
}
