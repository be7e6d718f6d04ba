import type { Messages } from '../catalogue.ts';

export const evidence = {} as const satisfies Messages;
