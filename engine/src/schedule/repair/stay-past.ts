import type { DayFacts } from '../day-facts.ts';
import type { DayPlan } from '../plan.ts';
import { verifyDay } from '../verify/verify-day.ts';

/** Periods that have begun are as they were planned, whatever a later plan says of them; the rest is as the later plan says. */
export function stayPast(input: { readonly facts: DayFacts; readonly before: DayPlan; readonly after: DayPlan; readonly past: ReadonlySet<string> }): DayPlan {
  const { facts, before, after, past } = input;
  if (past.size === 0) return after;
  const isPast = ({ periodId }: { readonly periodId: string }) => past.has(periodId);
  const isLater = ({ periodId }: { readonly periodId: string }) => !past.has(periodId);
  const stations = [...before.stations.filter(isPast), ...after.stations.filter(isLater)];
  const ids = { before: new Set(before.stations.filter(isPast).map(({ id }) => id)), after: new Set(after.stations.filter(isLater).map(({ id }) => id)) };
  const seats = [...before.seats.filter(isPast), ...after.seats.filter(isLater)];
  const plan: DayPlan = {
    ...after, stations, seats,
    meetings: [...before.meetings.filter(({ stationId }) => ids.before.has(stationId)), ...after.meetings.filter(({ stationId }) => ids.after.has(stationId))],
    value: Math.round(seats.reduce((sum, { value }) => sum + value, 0) * 1e9) / 1e9,
    gap: null,
  };
  return { ...plan, approvals: verifyDay({ facts, plan }).filter(({ tier }) => tier === 'approval') };
}
