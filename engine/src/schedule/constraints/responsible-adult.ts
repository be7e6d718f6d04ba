import type { Grade } from '../../roster/index.ts';
import type { Constraint } from './constraint.ts';
import { violationOf } from './violation.ts';

/**
 * No group of students is without an adult who answers for it, and no adult answers for more than the model allows at that age.
 * A school that ran such a model without this rule had 49 students with one teacher. Whoever helps does not raise the number:
 * helpers come for single students and leave again.
 */
const limit = { id: 'responsible-adult', tier: 'never' } as const;

export const responsibleAdult: Constraint = {
  ...limit,
  sentence: 'Every station has a responsible adult, with no more students than the modality allows for the youngest grade present.',

  encode(draft) {
    for (const kind of draft.kinds) {
      kind.ratio = (kind.modality?.adult.ratio ?? [])
        .map(({ throughGrade, students }) => ({ throughRank: draft.rankOf(throughGrade) ?? oldest, students }))
        .sort((left, right) => left.throughRank - right.throughRank);
    }
  },

  check(day) {
    return day.stations.flatMap(({ station, adults, modality, seats }) => {
      const youngest = Math.min(...seats.map(({ student }) => day.rankOf(student.grade ?? '') ?? 0));
      const rank = ({ throughGrade }: { readonly throughGrade: Grade }) => day.rankOf(throughGrade) ?? oldest;
      const steps = [...modality?.adult.ratio ?? []].sort((left, right) => rank(left) - rank(right));
      const most = (steps.find((step) => youngest <= rank(step)) ?? steps.at(-1))?.students ?? Infinity;
      const isMissing = station.adultIds.length === 0 || !adults.some(({ id }) => id === station.adultIds[0]);
      if (!isMissing && seats.length <= most) return [];
      const { spaceId: space, periodId: period } = station;
      const responsible = station.adultIds.slice(0, 1);
      return [violationOf(limit, {
        students: seats.map(({ student }) => student.id), adults: responsible, space, period,
        params: { adults: responsible, space, period, count: seats.length, most: isMissing ? 0 : most },
      })];
    });
  },
};

/** Beyond any grade of a school: JSON has no infinity. */
const oldest = 99;
