import type { Messages } from '../catalogue.ts';

export const interop = {} as const satisfies Messages;
