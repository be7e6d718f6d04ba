export type { Search, SearchProgress, SearchRequest } from './search.ts';
export { searchOnBothCores } from './search-on-both-cores.ts';
