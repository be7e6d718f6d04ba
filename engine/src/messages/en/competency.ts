import type { Messages } from '../catalogue.ts';

export const competency = {} as const satisfies Messages;
