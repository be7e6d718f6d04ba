import type { Messages } from '../catalogue.ts';

export const roster = {} as const satisfies Messages;
