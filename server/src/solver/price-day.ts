import type { Bound, Instance } from '@heddle/engine/schedule';

/** Computes the bound of one compiled day, with what seats, adults and spaces are worth. */
export type PriceDay = (request: { readonly instance: Instance }) => Promise<Bound>;
