import { adultCard } from '@heddle/engine/instruction';
import type { AdultCard } from '@heddle/engine/instruction';
import type { DayFacts, DayPlan } from '@heddle/engine/schedule';
import type { AdultContent, AdultGroupView, FixedView } from './day-view.ts';
import { nameOf, named, say, why } from './wording.ts';
import type { Wording } from './wording.ts';

/**
 * One adult's day in staff wording: stations with groups and steps, what to copy, and the part of the day no model plans.
 * That a student got their best choice is left out: there is nothing to do about it, and it would stand beside every second name.
 */
export function adultContent({ plan, facts, adultId, wording }: { readonly plan: DayPlan; readonly facts: DayFacts; readonly adultId: string; readonly wording: Wording }): AdultContent {
  const card = adultCard({ plan, facts, adultId });
  const groups = card.stations.flatMap((station) => station.groups);
  return {
    kind: 'adult',
    adult: named(wording, 'adult', adultId),
    students: new Set(groups.flatMap((group) => group.students.map((student) => student.studentId))).size,
    groups: groups.length,
    stations: card.stations.map((station) => ({
      ...timeOf(wording, station),
      space: nameOf(wording, 'space', station.spaceId),
      isResponsible: station.isResponsible,
      otherAdults: station.otherAdultIds.map((id) => named(wording, 'adult', id)),
      ...shareSteps(station.groups.map((group) => ({
        title: group.title,
        modality: nameOf(wording, 'modality', group.modalityId),
        isFallback: group.purpose === 'fallback',
        steps: group.steps.map((step) => say(wording, 'staff', step)),
        activities: group.activities,
        materials: group.materials.filter((material) => !group.activities.includes(material)),
        size: group.students.length,
        students: together(group.students.map((student) => ({
          names: [named(wording, 'student', student.studentId)],
          why: why(wording, 'staff', student.reasons.filter((reason) => reason.code !== 'schedule.first-choice')),
          keep: student.keep.map((reason) => say(wording, 'staff', reason)),
          isWithoutEvidence: student.isWithoutEvidence,
        }))),
      }))),
    })),
    fixed: fixedOf(wording, card.fixed),
    copies: card.copies,
  };
}

/** Twenty students who begin the same thing are one line, so that the three about whom something else is to be said are seen. */
function together(students: AdultGroupView['students']): AdultGroupView['students'] {
  const same = Map.groupBy(students, ({ why: reasons, keep, isWithoutEvidence }) => JSON.stringify([reasons, keep, isWithoutEvidence]));
  return [...same.values()].flatMap(([first, ...others]) => (first === undefined ? [] : [{ ...first, names: [first, ...others].flatMap((student) => student.names) }]));
}

/** What holds for every group of a station is said once above them: eight groups do not need to read eight times how to run a group. */
export function shareSteps<Group extends { readonly steps: readonly string[] }>(groups: readonly Group[], least = 2): { readonly steps: readonly string[]; readonly groups: readonly Group[] } {
  const [first] = groups;
  if (first === undefined || groups.length < least) return { steps: [], groups };
  const shared = first.steps.filter((step) => groups.every((group) => group.steps.includes(step)));
  return { steps: shared, groups: groups.map((group) => ({ ...group, steps: group.steps.filter((step) => !shared.includes(step)) })) };
}

export function timeOf(wording: Wording, place: { readonly periodId: string; readonly startMinute: number; readonly endMinute: number }) {
  return { period: nameOf(wording, 'period', place.periodId), startMinute: place.startMinute, endMinute: place.endMinute };
}

export function fixedOf(wording: Wording, fixed: AdultCard['fixed']): readonly FixedView[] {
  return fixed.map((one) => ({
    ...timeOf(wording, one),
    kind: one.kind,
    title: one.title,
    space: nameOf(wording, 'space', one.spaceId),
    isAdultOut: one.isAdultOut,
    students: one.studentIds.map((id) => named(wording, 'student', id).name),
  }));
}
