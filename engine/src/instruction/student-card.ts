import { assertNever } from '../problem/index.ts';
import type { DayFacts, DayPlan, Seat } from '../schedule/index.ts';
import type { StudentCard, StudentEntry } from './card.ts';
import { inAdoption, indexDay } from './day-index.ts';
import type { DayIndex } from './day-index.ts';
import { keepFor } from './keep.ts';
import { activitiesOf, exitCheckOf, materialsOf, meetingTitle } from './meeting.ts';

/**
 * One student's day: where to be, with whom, for what, why, what to bring. The planned meetings and the rest of the day in one list,
 * because a child has one day. An id that the roster does not know gives a card without entries.
 */
export function studentCard({ plan, facts, studentId }: { readonly plan: DayPlan; readonly facts: DayFacts; readonly studentId: string }): StudentCard {
  const index = indexDay(plan, facts);
  const entries: StudentEntry[] = [];
  for (const period of facts.day.periods.toSorted((a, b) => a.startMinute - b.startMinute)) {
    const found = commitment(index, studentId, period.id);
    const begun = entries.at(-1);
    // A meeting over two periods is said once, with its check at the end.
    if (found?.goesOn === true && begun?.kind === found.kind) entries[entries.length - 1] = { ...begun, endMinute: period.endMinute, exitCheck: found.exitCheck ?? null, keep: found.keep ?? [] };
    else if (found !== undefined) {
      const { goesOn: _, ...entry } = found;
      entries.push({ ...empty, ...entry, periodId: period.id, startMinute: period.startMinute, endMinute: period.endMinute });
    }
  }
  return { studentId, on: plan.on, entries };
}

type Found = Pick<StudentEntry, 'kind'> & Partial<StudentEntry> & { readonly goesOn?: boolean };

const empty = {
  title: '', spaceId: null, adultIds: [], partnerIds: [], competencyId: null, modalityId: null,
  activities: [], bring: [], exitCheck: null, keep: [], reasons: [], isWithoutEvidence: false,
} as const;

/** An absence is said before anything else: whoever prints the card must not send somebody to look for an absent child. */
function commitment(index: DayIndex, studentId: string, periodId: string): Found | undefined {
  if (index.isOut(studentId, periodId)) return { kind: 'absent' };
  const seat = index.seatsOf.get(studentId)?.find((one) => one.periodId === periodId);
  if (seat !== undefined) return inMeeting(index, seat);
  return inService(index, studentId, periodId) ?? inReserved(index, studentId, periodId) ?? inSection(index, studentId, periodId);
}

function inMeeting(index: DayIndex, seat: Seat): Found | undefined {
  const meeting = index.meetings.get(seat.meetingId);
  const station = index.stations.get(meeting?.stationId ?? '');
  if (meeting === undefined || station === undefined) return undefined;
  const isTaught = meeting.modalityId !== null && index.modalities.get(inAdoption(station.adoptionId, meeting.modalityId))?.adult.task === 'teaches';
  return {
    kind: kindOf(meeting.purpose),
    goesOn: meeting.continues !== undefined,
    title: meetingTitle(index, meeting, station),
    spaceId: station.spaceId,
    adultIds: station.adultIds,
    partnerIds: (index.seatsByMeeting.get(meeting.id) ?? []).map((other) => other.studentId).filter((id) => id !== seat.studentId),
    competencyId: meeting.competencyId,
    modalityId: meeting.modalityId,
    activities: activitiesOf(index, meeting, station).map((activity) => activity.title),
    bring: isTaught ? [] : materialsOf(index, meeting, station),
    exitCheck: exitCheckOf(index, meeting, station),
    keep: keepFor(index, seat),
    reasons: seat.reasons,
    isWithoutEvidence: seat.isWithoutEvidence,
  };
}

function kindOf(purpose: 'competency' | 'project' | 'routine' | 'fallback'): 'meeting' | 'fallback' {
  switch (purpose) {
    case 'fallback': return 'fallback';
    case 'competency': case 'project': case 'routine': return 'meeting';
    default: return assertNever(purpose);
  }
}

/** A pull-out window: the student leaves for time with a named adult. */
function inService(index: DayIndex, studentId: string, periodId: string): Found | undefined {
  const service = (index.roster.servicesOf.get(studentId) ?? []).find((one) => one.delivery === 'pull-out'
    && one.windows.some((window) => window.weekday === index.facts.day.weekday && window.periodId === periodId));
  return service === undefined ? undefined : { kind: 'service', adultIds: present(index, [service.personId], periodId) };
}

function inReserved(index: DayIndex, studentId: string, periodId: string): Found | undefined {
  const reserved = index.facts.rounds.flatMap((round) => round.reserved)
    .find((one) => one.on === index.plan.on && one.periodId === periodId && one.studentIds.includes(studentId));
  return reserved === undefined ? undefined : { kind: 'reserved', title: reserved.title };
}

function inSection(index: DayIndex, studentId: string, periodId: string): Found | undefined {
  const section = (index.roster.sectionsOf.get(studentId) ?? []).flatMap((id) => index.roster.sections.get(id) ?? []).find((one) => one.periodIds.includes(periodId));
  if (section === undefined) return undefined;
  return { kind: 'section', title: section.title, spaceId: section.spaceId, adultIds: present(index, index.roster.teachersOf.get(section.id) ?? [], periodId) };
}

function present(index: DayIndex, personIds: readonly string[], periodId: string): readonly string[] {
  return personIds.filter((id) => !index.isOut(id, periodId));
}
