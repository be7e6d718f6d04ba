import type { Messages } from '../catalogue.ts';

export const schedule = {} as const satisfies Messages;
