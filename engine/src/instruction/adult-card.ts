import type { DayFacts, DayPlan, Meeting, Station } from '../schedule/index.ts';
import type { AdultCard, AdultGroup } from './card.ts';
import { copiesFor } from './copies.ts';
import { indexDay } from './day-index.ts';
import type { DayIndex } from './day-index.ts';
import { fixedCommitments } from './fixed-commitments.ts';
import { keepFor } from './keep.ts';
import { activitiesOf, exitCheckOf, materialsOf, meetingTitle } from './meeting.ts';
import { besideStep, stepsFor } from './steps.ts';

/** One adult's day: each station with its groups, what to do and why, what to copy; and the part of the day no model plans. */
export function adultCard({ plan, facts, adultId }: { readonly plan: DayPlan; readonly facts: DayFacts; readonly adultId: string }): AdultCard {
  const index = indexDay(plan, facts);
  const stations = facts.day.periods.toSorted((a, b) => a.startMinute - b.startMinute).flatMap((period) =>
    plan.stations.filter((station) => station.periodId === period.id && station.adultIds.includes(adultId) && !isSecondPart(index, station)).map((station) => ({
      periodId: period.id,
      startMinute: period.startMinute,
      endMinute: endOf(index, station) ?? period.endMinute,
      spaceId: station.spaceId,
      isResponsible: station.adultIds[0] === adultId,
      otherAdultIds: station.adultIds.filter((id) => id !== adultId),
      groups: (index.meetingsByStation.get(station.id) ?? []).map((meeting) => group(index, { meeting, station, adultId })),
    })));
  return { adultId, on: plan.on, stations, fixed: fixedCommitments(index, adultId), copies: copiesFor(index, adultId) };
}

/** A station over two periods stands on the card once, up to the end of its second part. */
function isSecondPart(index: DayIndex, { id }: Station): boolean {
  return (index.meetingsByStation.get(id) ?? []).some(({ continues }) => continues !== undefined);
}

function endOf(index: DayIndex, { id }: Station): number | undefined {
  const parts = index.secondParts.get(index.meetingsByStation.get(id)?.[0]?.id ?? '');
  const periodId = index.stations.get(parts?.stationId ?? '')?.periodId;
  return index.facts.day.periods.find((period) => period.id === periodId)?.endMinute;
}

function group(index: DayIndex, { meeting, station, adultId }: { readonly meeting: Meeting; readonly station: Station; readonly adultId: string }): AdultGroup {
  const seats = index.seatsByMeeting.get(meeting.id) ?? [];
  return {
    meetingId: meeting.id,
    title: meetingTitle(index, meeting, station),
    competencyId: meeting.competencyId,
    modalityId: meeting.modalityId,
    purpose: meeting.purpose,
    students: seats.map((seat) => ({ studentId: seat.studentId, reasons: seat.reasons, keep: keepFor(index, seat), isWithoutEvidence: seat.isWithoutEvidence })),
    activities: activitiesOf(index, meeting, station).map((activity) => activity.title),
    materials: materialsOf(index, meeting, station),
    steps: station.adultIds[0] === adultId ? stepsFor(index, meeting, station) : besideStep(index, { meeting, station, adultId }),
    exitCheck: exitCheckOf(index, index.secondParts.get(meeting.id) ?? meeting, station),
  };
}
