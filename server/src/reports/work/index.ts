export { workPage } from './work-page.ts';
export { workSteps } from './work-steps.ts';
export type { RepairForm, WorkState, WorkView } from './view.ts';
