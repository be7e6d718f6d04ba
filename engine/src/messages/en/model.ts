import type { Messages } from '../catalogue.ts';

export const model = {} as const satisfies Messages;
