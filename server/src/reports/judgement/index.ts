export { judgementPage } from './judgement-page.ts';
export type { JudgementView } from './view.ts';
