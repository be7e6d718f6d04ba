export type * from './option.ts';
export type * from './round-plan.ts';
