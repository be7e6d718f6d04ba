import type { Bound, Instance } from '@heddle/engine/schedule';

/** Computes the bound of one compiled day, with what seats, adults and spaces are worth. `score` is that of the best plan known. */
export type PriceDay = (request: { readonly instance: Instance; readonly score: number }) => Promise<Bound>;
