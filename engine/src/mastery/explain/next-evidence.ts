import type { EvidenceKind, MasteryPolicy } from '../../model/index.ts';
import type { Reason } from '../../problem/index.ts';
import type { Judgement, Level, Standing } from '../mastery.ts';

/** What would move the level, by the rules as they are written: how many of how many right, in which kinds of task, whether only from another day on. */
export type NextEvidence = { readonly towards: Exclude<Level, 'none'> | 'review' | null; readonly kinds: readonly EvidenceKind[]; readonly m: number; readonly n: number; readonly isLaterDay: boolean; readonly reason: Reason };

/** `firstKinds` are the kinds of task that the level now rests on. */
export function nextEvidence(of: { readonly standing: Pick<Standing, 'competencyId' | 'level' | 'isReviewDue'>; readonly judgement: Judgement | undefined; readonly firstKinds: readonly EvidenceKind[]; readonly policy: MasteryPolicy }): NextEvidence {
  const { standing: { competencyId: competency, level, isReviewDue }, policy: { provisional, secure } } = of;
  if (level === 'none') {
    const { m, n, kinds } = provisional;
    return { towards: 'provisional', kinds, m, n, isLaterDay: false, reason: { code: 'mastery.next-provisional', params: { competency, correct: m, of: n, kinds: [...kinds] } } };
  }
  if (level === 'provisional') {
    const { m, n, needsLaterDay } = secure;
    const others = secure.kinds.filter((kind) => !of.firstKinds.includes(kind));
    const kinds = secure.needsAnotherKind && of.judgement?.by.kind !== 'person' ? others : secure.kinds;
    return { towards: 'secure', kinds, m, n, isLaterDay: needsLaterDay, reason: { code: 'mastery.next-secure', params: { competency, correct: m, of: n, kinds: [...kinds] } } };
  }
  const { m, n, kinds } = provisional;
  if (isReviewDue) return { towards: 'review', kinds, m, n, isLaterDay: false, reason: { code: 'mastery.next-review', params: { competency, correct: m, of: n, kinds: [...kinds] } } };
  return { towards: null, kinds: [], m, n, isLaterDay: false, reason: { code: 'mastery.next-nothing', params: { competency } } };
}
