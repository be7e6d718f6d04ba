import { namesOf } from '@heddle/engine/messages';
import { competencies, facts, plan } from '../../../engine/src/instruction/small-day.test-data.ts';
import type { DayViewInput, Whose } from './build-day-view.ts';

/** The engine's small Tuesday, asked for as a page. */
export function asked(whose: Whose, more: Partial<DayViewInput> = {}): DayViewInput {
  return {
    whose, plan, facts, names: namesOf(facts), locale: 'en', status: 'draft', today: plan.on,
    openApprovals: [], plannedDays: ['2026-09-16', '2026-09-14', '2026-09-15'], gaps: 'throw', ...more,
  };
}
export { competencies, facts, plan };
