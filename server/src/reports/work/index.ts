export { workPage } from './work-page.ts';
export { workSteps } from './work-steps.ts';
export type { WorkState, WorkView } from './view.ts';
