/** The door for a thread that only searches: without compile, its constraints and the reading of files it loads three times as fast. */
export { boundOf } from './bound/bound-of.ts';
export { guidingPrices } from './bound/guiding-prices.ts';
export { solve } from './solve/solve.ts';
