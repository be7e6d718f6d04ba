export { openStore } from './open-store.ts';
export type { StoreOptions, StorePlace } from './open-store.ts';
export type * from './store.ts';
