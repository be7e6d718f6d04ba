import type { Messages } from '../catalogue.ts';

export const mastery = {} as const satisfies Messages;
