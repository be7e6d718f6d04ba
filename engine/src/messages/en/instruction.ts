import type { Messages } from '../catalogue.ts';

export const instruction = {} as const satisfies Messages;
