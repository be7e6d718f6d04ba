import type { AdoptedModel, Modality } from '../../model/index.ts';
import type { Constraint } from './constraint.ts';
import { violationOf } from './violation.ts';

/**
 * Only what a modality says a qualified adult must do is kept for one: a new lesson needs a teacher of the subject, watching over
 * practice does not. So qualified time goes where it matters.
 */
const limit = { id: 'qualified-adult', tier: 'never' } as const;

export const qualifiedAdult: Constraint = {
  ...limit,
  sentence: 'Where a modality asks for a qualification, the responsible adult has it; "subject" means the subject that the model plans.',

  encode(draft) {
    for (const kind of draft.kinds) {
      const asked = kind.modality?.adult.qualification ?? null;
      if (asked === null) continue;
      const { model, adoption } = kind.adopted;
      // The roster and the model may spell a subject differently; either spelling will do.
      const words = asked === 'subject' ? [adoption.claims.subject, model.scope.subject] : [asked];
      const enough = new Set(words.map((word) => word?.toLowerCase()));
      const isQualified = (id: string) => draft.adults.get(id)?.offer?.qualifications.some((word) => enough.has(word.toLowerCase())) === true;
      kind.adultIds = new Set([...kind.adultIds].filter(isQualified));
    }
  },

  check(day) {
    return day.stations.flatMap(({ station, adopted, modality }) => {
      const [adultId] = station.adultIds;
      if (modality === undefined || adopted === undefined || adultId === undefined) return [];
      const needed = wordsNeeded(adopted, modality);
      const held = (day.offer(adultId)?.qualifications ?? []).map((word) => word.toLowerCase());
      if (needed.length === 0 || needed.some((word) => held.includes(word))) return [];
      const told = modality.adult.qualification === 'subject' ? adopted.adoption.claims.subject ?? '' : needed;
      return [violationOf(limit, {
        adults: [adultId], space: station.spaceId, period: station.periodId,
        params: { adult: adultId, period: station.periodId, modality: modality.id, needed: told },
      })];
    });
  },
};

/** Any of these will do; none = any adult of the school. */
function wordsNeeded({ adoption, model }: AdoptedModel, modality: Modality): readonly string[] {
  if (modality.adult.qualification === null) return [];
  if (modality.adult.qualification !== 'subject') return [modality.adult.qualification.toLowerCase()];
  return [adoption.claims.subject, model.scope.subject].filter((word) => word !== null).map((word) => word.toLowerCase());
}
