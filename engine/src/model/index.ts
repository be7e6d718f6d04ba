export type * from './learning-model.ts';
