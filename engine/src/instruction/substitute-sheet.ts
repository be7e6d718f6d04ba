import type { AdultCard, SubstituteSheet } from './card.ts';
import { stepsForAStranger } from './steps.ts';

/**
 * What a stranger needs to run the room, and nothing more: names, places, materials, how the group is run, and what the law says must be kept.
 * Built by naming what goes in, so that a field added to the adult's card stays private until somebody decides otherwise.
 */
export function substituteSheet(card: AdultCard): SubstituteSheet {
  return {
    adultId: card.adultId,
    on: card.on,
    copies: card.copies,
    fixed: card.fixed,
    stations: card.stations.map((station) => ({
      periodId: station.periodId,
      startMinute: station.startMinute,
      endMinute: station.endMinute,
      spaceId: station.spaceId,
      groups: station.groups.map((group) => ({
        title: group.title,
        modalityId: group.modalityId,
        studentIds: group.students.map((student) => student.studentId),
        activities: group.activities,
        materials: group.materials,
        steps: group.steps.filter((step) => stepsForAStranger.includes(step.code)),
        keep: group.students.flatMap((student) => student.keep),
      })),
    })),
  };
}
