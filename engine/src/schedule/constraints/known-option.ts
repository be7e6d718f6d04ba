import type { Activity } from '../../model/index.ts';
import type { Constraint } from './constraint.ts';
import { violationOf } from './violation.ts';

/**
 * Only what the school can really do is planned: an activity with material, for that competency, in that form. It keeps a slip in
 * the path (a wrong id, an activity of another modality) from reaching a classroom.
 * A model's activities may name its own competencies; those that match the one planned count as the same.
 */
const limit = { id: 'known-option', tier: 'never' } as const;

export const knownOption: Constraint = {
  ...limit,
  sentence: 'Every meeting on a competency does activities that the adoption has for that competency and modality; fallback is a station of its own.',

  encode(draft) {
    for (const demand of draft.demands) {
      demand.options = demand.options.filter(({ option }) => {
        const { competencyId, modalityId, activityIds, purpose } = option;
        if (purpose !== 'competency' || competencyId === null) return true;
        const same = [competencyId, ...draft.facts.graph.matchesOf(competencyId)];
        const suits = (activity: Activity | undefined) => activity?.modalityId === modalityId
          && activity.competencyIds.some((id) => same.includes(id));
        return activityIds.length > 0 && activityIds.every((id) => suits(draft.activity(demand.adopted, id)));
      });
    }
  },

  check(day) {
    return day.stations.flatMap(({ station, meetings }) => meetings.flatMap(({ meeting, activities, seats }) => {
      const { competencyId } = meeting;
      const matches = competencyId === null ? [] : day.facts.graph.matchesOf(competencyId);
      const isFor = (activity: Activity) => activity.competencyIds.some((id) => id === competencyId || matches.includes(id));
      const isFallbackInItsPlace = (meeting.purpose === 'fallback') === (station.modalityId === null);
      if (isFallbackInItsPlace && meeting.purpose !== 'competency') return [];
      const hasMaterial = meeting.activityIds.length > 0 && activities.length === meeting.activityIds.length;
      const isKnown = isFallbackInItsPlace && hasMaterial && meeting.modalityId === station.modalityId
        && activities.every((activity) => activity.modalityId === station.modalityId && isFor(activity));
      return isKnown ? [] : [violationOf(limit, {
        students: seats.map(({ student }) => student.id), space: station.spaceId, period: station.periodId,
        params: { competency: competencyId ?? '', modality: meeting.modalityId ?? '', space: station.spaceId, period: station.periodId },
      })];
    }));
  },
};
