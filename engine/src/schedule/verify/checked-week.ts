import type { SchoolDate } from '../../roster/index.ts';
import type { DayFacts } from '../day-facts.ts';
import type { CheckedWeek, PastSeat } from './checked-day.ts';
import { schoolOn } from './school-days.ts';
import type { DatedSchool } from './school-days.ts';

/**
 * What has this week given each student, and what can it still give? Weekly limits are checked against it.
 * Days are worked out only when somebody asks: most plans are checked on a Tuesday without any history.
 */
export function checkedWeek(facts: DayFacts): CheckedWeek {
  const today = facts.day.on;
  const schools = new Map<SchoolDate, DatedSchool>();
  const school = (on: SchoolDate) => {
    const known = schools.get(on) ?? schoolOn(facts, on);
    schools.set(on, known);
    return known;
  };
  const history = lazily(() => {
    const earlier = facts.history.filter(({ on }) => on < today).map(({ on }) => on);
    return Map.groupBy([...new Set(earlier)].flatMap((on) => seatsOf(facts, on, school)), ({ seat }) => seat.studentId);
  });
  const enrolledOn = new Map<SchoolDate, Map<string, string[]>>();
  const periodsOf = (studentId: string, on: SchoolDate): readonly string[] => {
    const known = enrolledOn.get(on) ?? new Map<string, string[]>();
    if (!enrolledOn.has(on)) {
      for (const one of school(on).enrolled) known.set(one.studentId, [...(known.get(one.studentId) ?? []), one.periodId]);
      enrolledOn.set(on, known);
    }
    return known.get(studentId) ?? [];
  };
  const openPeriods = (studentId: string, on: SchoolDate) => periodsOf(studentId, on)
    .filter((periodId) => school(on).whyAway(studentId, periodId) === undefined);
  const past = (studentId: string) => (history().get(studentId) ?? []).filter(({ on }) => facts.week.includes(on));
  return {
    past,
    earlier: (studentId) => history().get(studentId) ?? [],
    future: (studentId) => facts.week.filter((on) => on > today).flatMap((on) => openPeriods(studentId, on).map((periodId) => ({
      on, weekday: school(on).weekday, periodId, minutes: school(on).periods.find(({ id }) => id === periodId)?.minutes ?? 0,
    }))),
    presence: (studentId) => {
      const planned = facts.week.filter((on) => periodsOf(studentId, on).length > 0);
      const here = planned.filter((on) => (on < today ? past(studentId).some((seat) => seat.on === on) : openPeriods(studentId, on).length > 0));
      return planned.length === 0 ? 0 : here.length / planned.length;
    },
    canCome: (personId, on, periodId) => school(on).whyAway(personId, periodId) === undefined,
    lastSeat: (studentId, adoptionId) => (history().get(studentId) ?? [])
      .filter(({ meeting, station }) => meeting.purpose !== 'fallback' && station.adoptionId === adoptionId).at(-1),
  };
}

/** One earlier day's seats, in order of the day. */
function seatsOf(facts: DayFacts, on: SchoolDate, school: (on: SchoolDate) => DatedSchool): readonly PastSeat[] {
  return facts.history.filter((plan) => plan.on === on).flatMap((plan) => {
    const order = school(on).periods.map(({ id }) => id);
    const studentsIn = new Map<string, string[]>();
    const meetings = new Map(plan.meetings.map((meeting) => [meeting.id, meeting]));
    const stations = new Map(plan.stations.map((station) => [station.id, station]));
    for (const seat of plan.seats) {
      const stationId = meetings.get(seat.meetingId)?.stationId ?? '';
      studentsIn.set(stationId, [...(studentsIn.get(stationId) ?? []), seat.studentId]);
    }
    const seats = plan.seats.flatMap((seat): PastSeat[] => {
      const meeting = meetings.get(seat.meetingId);
      const station = stations.get(meeting?.stationId ?? '');
      if (meeting === undefined || station === undefined) return [];
      const periodMinutes = school(on).periods.find(({ id }) => id === seat.periodId)?.minutes ?? 0;
      return [{ on, seat, meeting, station, periodMinutes, studentIdsInStation: studentsIn.get(station.id) ?? [] }];
    });
    return seats.sort((left, right) => order.indexOf(left.seat.periodId) - order.indexOf(right.seat.periodId));
  });
}

/** Worked out at the first question, kept for the others. */
function lazily<Result>(compute: () => Result): () => Result {
  let known: { readonly result: Result } | undefined;
  return () => {
    known ??= { result: compute() };
    return known.result;
  };
}
