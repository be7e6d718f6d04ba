import { adultCard, substituteSheet } from '@heddle/engine/instruction';
import type { DayFacts, DayPlan } from '@heddle/engine/schedule';
import { fixedOf, shareSteps, timeOf } from './adult-content.ts';
import type { SubstituteContent } from './day-view.ts';
import { nameOf, named, say } from './wording.ts';
import type { Wording } from './wording.ts';

/** The sheet for a stranger, made from the engine's own: nothing is added to what it lets through. */
export function substituteContent({ plan, facts, adultId, wording }: { readonly plan: DayPlan; readonly facts: DayFacts; readonly adultId: string; readonly wording: Wording }): SubstituteContent {
  const sheet = substituteSheet(adultCard({ plan, facts, adultId }));
  return {
    kind: 'substitute',
    adult: named(wording, 'adult', adultId),
    stations: sheet.stations.map((station) => ({
      ...timeOf(wording, station),
      space: nameOf(wording, 'space', station.spaceId),
      modality: nameOf(wording, 'modality', station.groups[0]?.modalityId ?? null),
      ...shareSteps(station.groups.map((group): SubstituteContent['stations'][number]['groups'][number] => ({
        title: group.title,
        students: group.studentIds.map((id) => named(wording, 'student', id).name),
        activities: group.activities,
        // A school's own material often has the same title as what is done with it.
        materials: group.materials.filter((material) => !group.activities.includes(material)),
        steps: group.steps.map((step) => say(wording, 'staff', step)),
        keep: group.keep.map((reason) => say(wording, 'staff', reason)),
      })), 1),
    })),
    fixed: fixedOf(wording, sheet.fixed),
    copies: sheet.copies,
  };
}
