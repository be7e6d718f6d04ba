import type { Messages } from '../catalogue.ts';

export const store = {} as const satisfies Messages;
