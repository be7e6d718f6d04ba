export { english } from './en/index.ts';
export type * from './catalogue.ts';
