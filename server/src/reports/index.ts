export { diagnosticReport } from './diagnostic/index.ts';
export type { DiagnosticListView, DiagnosticView, PaperView, SittingView } from './diagnostic/index.ts';
export { dayReport } from './day-report.ts';
export { problemPage } from './problem-page.ts';
export { byName, why } from './wording.ts';
export type { DayViewInput, Whose } from './build-day-view.ts';
export type { DayView } from './day-view.ts';
export { changeInWords } from './change-in-words.ts';
export type { ChangeInWords } from './change-in-words.ts';
