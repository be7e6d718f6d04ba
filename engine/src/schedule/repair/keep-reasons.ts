import type { DayPlan, Meeting, Station } from '../plan.ts';

/**
 * Whoever keeps their place keeps the reasons they were given for it. A first answer looks only at those whom the news reached, so it does
 * not know what the others could have had, and would call every place a first choice.
 */
export function keepReasons(before: DayPlan, after: DayPlan): DayPlan {
  const old = placesIn(before);
  const now = placesIn(after);
  return {
    ...after,
    seats: after.seats.map((seat) => {
      const key = keyOf(seat);
      const known = old.get(key);
      return known === undefined || known.place !== now.get(key)?.place ? seat : { ...seat, reasons: known.reasons };
    }),
  };
}

function placesIn({ stations, meetings, seats }: DayPlan) {
  const stationOf = new Map<string, Station>(stations.map((station) => [station.id, station]));
  const meetingOf = new Map<string, Meeting>(meetings.map((meeting) => [meeting.id, meeting]));
  return new Map(seats.map((seat) => {
    const meeting = meetingOf.get(seat.meetingId);
    const station = stationOf.get(meeting?.stationId ?? '');
    const place = JSON.stringify([station?.modalityId, station?.spaceId, station?.adultIds, meeting?.purpose, meeting?.competencyId, meeting?.activityIds]);
    return [keyOf(seat), { place, reasons: seat.reasons }] as const;
  }));
}

function keyOf({ studentId, periodId }: { readonly studentId: string; readonly periodId: string }): string {
  return JSON.stringify([studentId, periodId]);
}
