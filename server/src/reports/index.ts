export { buildDayView } from './build-day-view.ts';
export { dayPage } from './day-page.ts';
export type { DayViewInput, Whose } from './build-day-view.ts';
export type { DayView } from './day-view.ts';
