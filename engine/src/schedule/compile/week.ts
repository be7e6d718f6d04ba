import type { SchoolDate } from '../../roster/index.ts';
import type { DayFacts } from '../day-facts.ts';
import type { DayPlan } from '../plan.ts';
import type { CalendarView } from './calendar-view.ts';
import type { DraftWeek, FuturePlace, PastPlace } from './draft.ts';

/** What has been given this week, and what the week can still give? Read by the encoders of weekly limits. */
export function viewWeek(facts: DayFacts, view: CalendarView): DraftWeek {
  const today = facts.day.on;
  const past = facts.history.filter((plan) => plan.on < today).flatMap((plan) => pastPlaces(plan, view));
  const byStudent = Map.groupBy(past, (place) => place.seat.studentId);
  const thisWeek = (studentId: string) => (byStudent.get(studentId) ?? []).filter((place) => facts.week.includes(place.on));
  const isFree = (studentId: string, on: SchoolDate, periodId: string) => view.isAvailable({ kind: 'person', id: studentId }, on, periodId)
    && view.commitments(on).byPerson.get(studentId)?.get(periodId)?.kind !== 'pull-out' && !view.isReserved(studentId, on, periodId);
  const places = (studentId: string, on: SchoolDate, isPresent: boolean) => view.index(on).day.periods
    .filter(({ id }) => view.plannedIn(on, id).has(studentId) && (!isPresent || isFree(studentId, on, id)))
    .map(({ id, minutes }): FuturePlace => ({ on, weekday: view.index(on).day.weekday, periodId: id, minutes }));
  // A day on which nothing was published was no day of this model, so nothing of it is owed.
  return {
    hereShare: (studentId) => {
      const meant = facts.week.filter((on) => places(studentId, on, false).length > 0);
      const attended = new Set(thisWeek(studentId).map((place) => place.on));
      const here = meant.filter((on) => (on < today ? attended.has(on) : places(studentId, on, true).length > 0));
      return meant.length === 0 ? 0 : here.length / meant.length;
    },
    before: thisWeek,
    earlier: (studentId) => byStudent.get(studentId) ?? [],
    ahead: (studentId) => facts.week.filter((on) => on > today).flatMap((on) => places(studentId, on, true)),
    last: (studentId, adoptionId) => byStudent.get(studentId)
      ?.findLast(({ station, meeting }) => station.adoptionId === adoptionId && meeting.purpose !== 'fallback'),
  };
}

/** Oldest first: history is, and periods within a day are put in order of time. */
function pastPlaces(plan: DayPlan, view: CalendarView): readonly PastPlace[] {
  const periods = view.index(plan.on).day.periods;
  const order = new Map(periods.map(({ id }, position) => [id, position]));
  const meetings = new Map(plan.meetings.map((meeting) => [meeting.id, meeting]));
  const stations = new Map(plan.stations.map((station) => [station.id, station]));
  const inStation = Map.groupBy(plan.seats, (seat) => meetings.get(seat.meetingId)?.stationId);
  return plan.seats.flatMap((seat): PastPlace[] => {
    const meeting = meetings.get(seat.meetingId);
    const station = meeting === undefined ? undefined : stations.get(meeting.stationId);
    if (meeting === undefined || station === undefined) return [];
    const minutes = periods.find(({ id }) => id === seat.periodId)?.minutes ?? seat.minutes + seat.checkMinutes;
    const seatsInStation = (inStation.get(station.id) ?? []).map(({ studentId }) => studentId);
    return [{ on: plan.on, periodId: seat.periodId, minutes, seat, meeting, station, seatsInStation }];
  }).sort((left, right) => (order.get(left.periodId) ?? 0) - (order.get(right.periodId) ?? 0));
}
