import type { Reason } from '../../problem/index.ts';
import type { Judgement, Standing } from '../mastery.ts';
import type { EstimateTerm } from './estimate-terms.ts';
import type { NextEvidence } from './next-evidence.ts';

/**
 * Why does a student stand where they stand? Three reasons, each one plain sentence to whoever reads: what the level rests on, what speaks
 * most for or against it in the estimate, and what would move it.
 */
export function explainLevel(of: { readonly standing: Standing; readonly judgement: Judgement | undefined; readonly terms: readonly EstimateTerm[]; readonly next: NextEvidence; readonly days: number | null }): readonly Reason[] {
  const { standing: { level, judgedByPersonAt } } = of;
  const term = termReason(of);
  // The level a person gave does not rest on the answers: what speaks against it in them is told apart, and never as if it were the level's reason.
  const isApart = judgedByPersonAt !== null && level !== 'none' && saysNotYet.includes(term.code);
  return [levelReason(of.standing, of.judgement), isApart ? { code: 'mastery.term-apart', params: term.params } : term, of.next.reason];
}

const saysNotYet = ['mastery.term-answers-against', 'mastery.term-elsewhere-against', 'mastery.term-little'];

/** Why a judgement holds; without one, why there is none. */
export function levelReason({ competencyId: competency, lastTask }: Standing, judgement: Judgement | undefined): Reason {
  if (judgement !== undefined && judgement.by.kind === 'person') {
    return { code: 'mastery.why-person', params: { competency, adult: judgement.by.personId, date: judgement.on, level: judgement.level, reason: judgement.by.reason } };
  }
  if (judgement !== undefined && judgement.level !== 'none') {
    const { correct = 0, of = 0 } = judgement.reasons[0]?.params ?? {};
    return judgement.level === 'secure'
      ? { code: 'mastery.why-secure', params: { competency, date: judgement.on } }
      : { code: 'mastery.why-provisional', params: { competency, date: judgement.on, correct, of } };
  }
  if (lastTask === null) return { code: 'mastery.why-unseen', params: { competency } };
  return { code: 'mastery.why-none', params: { competency, date: lastTask.on, correct: lastTask.correct, of: lastTask.of } };
}

/** The term that says most beside what is believed of anyone. */
function termReason({ standing, terms, days }: { readonly standing: Standing; readonly terms: readonly EstimateTerm[]; readonly days: number | null }): Reason {
  // A review is due because of time; right answers, which say more, would not tell why.
  const told = terms.filter(({ id, logit }) => (standing.isReviewDue && standing.lastTask?.isPassed === true ? id === 'time' && logit <= -worthTelling : id !== 'start'));
  const [most] = (told.length > 0 ? told : terms.filter(({ id }) => id !== 'start')).toSorted((a, b) => Math.abs(b.logit) - Math.abs(a.logit));
  const { p, sd } = standing.estimate;
  const params = { competency: standing.competencyId, chance: p, spread: sd, count: standing.estimate.count, days: days ?? 0 };
  if (most === undefined || Math.abs(most.logit) < worthTelling) return { code: 'mastery.term-little', params };
  const isFor = most.logit > 0;
  switch (most.id) {
    case 'answers': return { code: isFor ? 'mastery.term-answers-for' : 'mastery.term-answers-against', params };
    case 'elsewhere': return { code: isFor ? 'mastery.term-elsewhere-for' : 'mastery.term-elsewhere-against', params };
    case 'grade': return { code: isFor ? 'mastery.term-grade-for' : 'mastery.term-grade-against', params };
    default: return { code: 'mastery.term-time', params };
  }
}

/** A tenth of a logit moves an even chance by two and a half points. */
const worthTelling = 0.1;
