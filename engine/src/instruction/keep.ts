import { assertNever } from '../problem/index.ts';
import type { Reason } from '../problem/index.ts';
import type { Accommodation } from '../roster/index.ts';
import type { Seat } from '../schedule/index.ts';
import { inAdoption } from './day-index.ts';
import type { DayIndex } from './day-index.ts';

/**
 * What a student is owed in one meeting, in words for the adult who runs it. The law behind it (in the United States, IDEA and Section 504)
 * binds whoever stands in the room, so that a substitute reads it too.
 */
export function keepFor(index: DayIndex, seat: Seat): readonly Reason[] {
  const accommodations = (index.roster.accommodationsOf.get(seat.studentId) ?? [])
    .map((accommodation) => inWords(index, seat, accommodation));
  const station = index.stations.get(index.meetings.get(seat.meetingId)?.stationId ?? '');
  const pushIn = (index.roster.servicesOf.get(seat.studentId) ?? [])
    .filter((service) => service.delivery === 'push-in' && (station?.adultIds.includes(service.personId) ?? false))
    .map((service): Reason => ({ code: 'keep.push-in', params: { student: seat.studentId, adult: service.personId } }));
  return [...accommodations, ...pushIn];
}

function inWords(index: DayIndex, seat: Seat, accommodation: Accommodation): Reason {
  const student = seat.studentId;
  switch (accommodation.kind) {
    case 'extra-time': {
      const extra = seat.checkMinutes - (checkMinutes(index, seat) ?? seat.checkMinutes);
      return extra > 0
        ? { code: 'keep.extra-time', params: { student, minutes: extra, total: seat.checkMinutes } }
        : { code: 'keep.extra-time-share', params: { student, percent: Math.round((accommodation.factor - 1) * 100) } };
    }
    case 'read-aloud': return { code: 'keep.read-aloud', params: { student } };
    case 'group-size': return { code: 'keep.group-size', params: { student, count: accommodation.atMost } };
    case 'space': return { code: 'keep.space', params: { student, space: accommodation.spaceId } };
    case 'adult': return { code: 'keep.adult', params: { student, adult: accommodation.personId } };
    case 'assistive-technology': return { code: 'keep.assistive-technology', params: { student, detail: accommodation.detail } };
    case 'other': return { code: 'keep.other', params: { student, detail: accommodation.detail } };
    default: return assertNever(accommodation);
  }
}

function checkMinutes(index: DayIndex, seat: Seat): number | undefined {
  const meeting = index.meetings.get(seat.meetingId);
  const station = index.stations.get(meeting?.stationId ?? '');
  if (station === undefined || meeting === undefined || meeting.exitCheckId === null) return undefined;
  return index.exitChecks.get(inAdoption(station.adoptionId, meeting.exitCheckId))?.minutes;
}
