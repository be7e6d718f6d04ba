export { inventoryPage } from './data-inventory.ts';
export { openStore } from './open-store.ts';
export type { StorePlace } from './open-database.ts';
export type * from './store.ts';
