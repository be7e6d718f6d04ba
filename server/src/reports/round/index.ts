export { roundPage } from './round-page.ts';
export type { RoundView } from './view.ts';
