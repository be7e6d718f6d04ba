export type * from './roster.ts';
