import { adultCard } from '@heddle/engine/instruction';
import type { Modality } from '@heddle/engine/model';
import { allConstraints, verifyDay } from '@heddle/engine/schedule';
import type { DayFacts, DayPlan, Violation } from '@heddle/engine/schedule';
import type { Desk, LimitNote, SchoolContent, SchoolCounts, SchoolPeriod } from './day-view.ts';
import { nameOf, named, say } from './wording.ts';
import type { Wording } from './wording.ts';

type Day = { readonly plan: DayPlan; readonly facts: DayFacts; readonly wording: Wording };

/** The whole school on one page: what is broken, what needs a yes, the counts, and every station of every period with its groups. */
export function schoolContent({ openApprovals, desk, ...day }: Day & { readonly openApprovals: readonly Violation[]; readonly desk: Desk | null }): SchoolContent {
  const broken = verifyDay({ facts: day.facts, plan: day.plan }).filter((violation) => violation.tier === 'never');
  return {
    kind: 'school',
    counts: countsOf(day),
    broken: broken.map((violation) => limitNote(day.wording, violation)),
    approvals: openApprovals.map((wanted) => limitNote(day.wording, wanted)),
    periods: periodsOf(day),
    desk,
  };
}

function limitNote(wording: Wording, wanted: Violation): LimitNote {
  const sentence = say(wording, 'staff', { code: `limit.${wanted.constraintId}`, params: wanted.params });
  const where = [nameOf(wording, 'period', wanted.periodId), nameOf(wording, 'space', wanted.spaceId)];
  const rule = allConstraints.find(({ id }) => id === wanted.constraintId)?.sentence ?? wanted.constraintId;
  return { constraintId: wanted.constraintId, rule, sentence, where: where.filter((part) => part !== '' && !sentence.includes(part)) };
}

/** Stations come from the cards of the adults who answer for them, so that the board and the cards can never tell two stories. */
function periodsOf({ plan, facts, wording }: Day): readonly SchoolPeriod[] {
  const responsible = [...new Set(plan.stations.flatMap((station) => station.adultIds.slice(0, 1)))].toSorted();
  const stations = responsible.flatMap((adultId) => adultCard({ plan, facts, adultId }).stations
    .filter((station) => station.isResponsible && station.groups.length > 0)
    .map((station) => ({ ...station, adultIds: [adultId, ...station.otherAdultIds] })));
  return facts.day.periods.toSorted((a, b) => a.startMinute - b.startMinute).flatMap((period) => {
    const here = stations.filter((station) => station.periodId === period.id)
      .map((station) => ({ ...station, space: nameOf(wording, 'space', station.spaceId) }))
      .toSorted((a, b) => (a.space === b.space ? 0 : a.space < b.space ? -1 : 1));
    if (here.length === 0) return [];
    const groups = here.flatMap((station) => station.groups);
    return [{
      id: period.id,
      period: nameOf(wording, 'period', period.id),
      startMinute: period.startMinute,
      endMinute: period.endMinute,
      students: sum(groups.map((group) => group.students.length)),
      groups: groups.length,
      fallback: sum(groups.filter((group) => group.purpose === 'fallback').map((group) => group.students.length)),
      stations: here.map((station) => ({
        space: station.space,
        adults: station.adultIds.map((id) => named(wording, 'adult', id)),
        groups: station.groups.map((group) => ({
          title: group.title,
          modality: nameOf(wording, 'modality', group.modalityId),
          isFallback: group.purpose === 'fallback',
          students: group.students.map((student) => ({ ...named(wording, 'student', student.studentId), isWithoutEvidence: student.isWithoutEvidence })),
        })),
      })),
    }];
  });
}

function countsOf({ plan, facts }: Day): SchoolCounts {
  const meetings = new Map(plan.meetings.map((meeting) => [meeting.id, meeting]));
  const stations = new Map(plan.stations.map((station) => [station.id, station]));
  const modalities = new Map(facts.models.flatMap(({ adoption, model }) => model.practice.modalities.map((modality) => [JSON.stringify([adoption.id, modality.id]), modality])));
  const modalityOf = (meetingId: string): Modality | undefined => {
    const meeting = meetings.get(meetingId);
    return modalities.get(JSON.stringify([stations.get(meeting?.stationId ?? '')?.adoptionId, meeting?.modalityId]));
  };
  const sizes = new Map<string, number>();
  for (const seat of plan.seats) sizes.set(seat.meetingId, (sizes.get(seat.meetingId) ?? 0) + 1);
  const learning = plan.seats.filter((seat) => meetings.get(seat.meetingId)?.purpose !== 'fallback');
  const led = (delivery: Modality['delivery']) => learning.filter((seat) => modalityOf(seat.meetingId)?.delivery === delivery).length;
  const away = facts.availability.filter(({ subject, on, periodIds }) => subject.kind === 'person' && on === plan.on && periodIds === null).map(({ subject }) => subject.id);
  const students = new Set(facts.roster.people.filter((person) => person.role === 'student').map((person) => person.id));
  return {
    gap: plan.gap === null ? null : Math.ceil(plan.gap * 1000) / 10,
    students: distinct(plan.seats.map((seat) => seat.studentId)),
    fallback: distinct(plan.seats.filter((seat) => meetings.get(seat.meetingId)?.purpose === 'fallback').map((seat) => seat.studentId)),
    absent: distinct(away.filter((id) => students.has(id))),
    adults: distinct(plan.stations.flatMap((station) => station.adultIds)),
    groups: plan.meetings.filter((meeting) => sizes.has(meeting.id) && meeting.purpose !== 'fallback').length,
    biggestGroup: Math.max(0, ...[...sizes].filter(([id]) => meetings.get(id)?.purpose !== 'fallback').map(([, size]) => size)),
    withoutEvidence: distinct(plan.seats.filter((seat) => seat.isWithoutEvidence).map((seat) => seat.studentId)),
    withTeacher: led('teacher-led'),
    withClassmates: led('collaborative'),
    alone: led('independent'),
    onScreen: learning.filter((seat) => seat.screenMinutes > 0).length,
    seats: plan.seats.length,
    assumedPercent: Math.round(plan.assumedShare * 100),
  };
}

function distinct(ids: readonly string[]): number {
  return new Set(ids).size;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
