import type { Messages } from '../catalogue.ts';

export const page = {} as const satisfies Messages;
