export type * from './mastery.ts';
