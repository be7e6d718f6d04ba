import type { Messages } from '../catalogue.ts';

export const path = {} as const satisfies Messages;
