export { valueTermIds } from './terms/index.ts';
export type { ValueTermId } from './terms/index.ts';
export type * from './option.ts';
export type * from './round-plan.ts';
