import { buildDayView } from './build-day-view.ts';
import type { DayViewInput } from './build-day-view.ts';
import { dayPage } from './day-page.ts';
import type { DayView } from './day-view.ts';

/** One day as one reader sees it, as data and as the page made from that data: what the service `view-day` answers. */
export function dayReport(input: DayViewInput): { readonly view: DayView; readonly html: string } {
  const view = buildDayView(input);
  return { view, html: dayPage(view) };
}
