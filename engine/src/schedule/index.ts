export type * from './day-facts.ts';
export type * from './plan.ts';
