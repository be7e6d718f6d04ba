export { choicesPage } from './choices-page.ts';
export type { ChoicesView } from './view.ts';
