import type { Messages } from '../catalogue.ts';

export const problem = {} as const satisfies Messages;
