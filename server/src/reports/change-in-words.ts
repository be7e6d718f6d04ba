import type { Audience } from '@heddle/engine/messages';
import type { Change } from '@heddle/engine/schedule';
import { say } from './wording.ts';
import type { Wording } from './wording.ts';

/** One change of a repaired day as people read it: who, when, what now, and why. */
export type ChangeInWords = {
  readonly kind: Change['kind'];
  readonly isAdult: boolean;
  readonly personId: string;
  readonly periodId: string;
  readonly who: string;
  readonly when: string;
  readonly now: string;
  readonly why: string;
};

export function changeInWords(change: Change, reader: { readonly wording: Wording; readonly audience: Audience }): ChangeInWords {
  const { wording, audience } = reader;
  const { names, locale } = wording;
  const { who, kind, personId, periodId, after } = change;
  const place = after === null ? {} : {
    space: after.spaceId, adults: after.adultIds,
    ...(after.modalityId === null ? {} : { modality: after.modalityId }), ...(after.competencyId === null ? {} : { competency: after.competencyId }),
  };
  const what = after === null ? 'none' : after.purpose === 'fallback' ? 'fallback' : after.competencyId === null ? after.modalityId === null ? 'fallback' : 'form' : 'lesson';
  const code = who === 'adult' ? `repair.adult-${kind === 'went' ? 'free' : 'now'}` : `repair.now-${kind === 'came' ? 'lesson' : kind}`;
  return {
    kind, isAdult: who === 'adult', personId, periodId,
    who: (who === 'adult' ? names.adult : names.student)(personId, { audience, locale }) ?? personId,
    when: names.period(periodId, { audience, locale }) ?? periodId,
    now: say(wording, audience, { code, params: { what, ...place } }),
    why: say(wording, audience, change.because),
  };
}
