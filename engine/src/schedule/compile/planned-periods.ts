import type { DayFacts } from '../day-facts.ts';
import { viewCalendar } from './calendar-view.ts';

/**
 * In which of the day's periods does a model plan the student's place? Elsewhere the student has a section, a service or nothing, and a lock,
 * a wish or a question about that period would be about nothing. Whether the student is away makes no difference: whoever is away may come after all.
 */
export function plannedPeriods(facts: DayFacts, studentId: string): readonly string[] {
  const { plannedIn } = viewCalendar(facts);
  return facts.day.periods.map(({ id }) => id).filter((periodId) => plannedIn(facts.day.on, periodId).has(studentId));
}
