import type { Messages } from '../catalogue.ts';

export const services = {} as const satisfies Messages;
