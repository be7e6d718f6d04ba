export type { Search } from './search.ts';
export { searchInWorker } from './search-in-worker.ts';
