export type { PriceDay } from './price-day.ts';
export { priceInWorker } from './price-in-worker.ts';
export type { Search, SearchProgress } from './search.ts';
export { searchOnBothCores } from './search-on-both-cores.ts';
