import { fitBktChances, fitIrt, methodFrom, parameterFileOf } from '@heddle/engine/mastery';
import type { MasteryMethod, Practice, Responses } from '@heddle/engine/mastery';
import type { Evidence } from '@heddle/engine/evidence';

/** One student's answers on one competency, with what each way to estimate believed right after each of them. */
export type Followed = Practice & {
  /** P(right) on a typical question, at once. */
  readonly now: readonly number[];
  /** How unsure `now` is. */
  readonly sd: readonly number[];
  /** P(knows it) of classic Bayesian knowledge tracing (Corbett & Anderson 1995), its four chances fitted for each competency. */
  readonly knows: readonly number[];
};

type Growing = Practice & { readonly moments: Practice['moments'][number][]; readonly now: number[]; readonly sd: number[]; readonly knows: number[] };

/** Fits both on some students, then follows others answer by answer: the recommended estimate through the very contract that a school runs. */
export function followStudents(responses: Responses, { fitOn, follow }: { readonly fitOn: readonly number[]; readonly follow: readonly number[] }): readonly Followed[] {
  const method = methodFrom(parameterFileOf(fitIrt(responses, { students: fitOn, id: 'bayes-irt-bench', version: '1.0.0', fittedOn: 'bench', dataHash: null })));
  const chances = fitBktChances(responses, fitOn);
  return follow.flatMap((student) => {
    const studentId = responses.studentIds[student] ?? '';
    const own = new Map<string, Growing>();
    let state = method.start();
    for (let row = responses.studentStart[student] ?? 0; row < (responses.studentStart[student + 1] ?? 0); row += 1) {
      const answer = evidenceOf(responses, row, studentId);
      const credit = responses.credit[row] ?? 0;
      state = method.apply(state, [answer]);
      for (const competencyId of answer.competencyIds) {
        const practice = own.get(competencyId) ?? { studentId, competencyId, moments: [], now: [], sd: [], knows: [] };
        own.set(competencyId, practice);
        const at = Date.parse(answer.occurredAt);
        practice.moments.push({ at, day: at / dayMs, answers: 1, credit, isAlone: true });
        const { p, sd } = estimate({ method, state, competencyId, at });
        practice.now.push(p);
        practice.sd.push(sd);
        practice.knows.push(trace(chances[competencyId], practice.knows.at(-1), credit));
      }
    }
    return [...own.values()];
  });
}

type Chances = { readonly known: number; readonly learn: number; readonly slip: number; readonly guess: number };

/** One step of the paper: what the answer says, then the chance that it taught something. A competency nobody was fitted on stays undecided. */
function trace(chances: Chances | undefined, before: number | undefined, credit: number): number {
  if (chances === undefined) return before ?? 0.5;
  const { known, learn, slip, guess } = chances;
  const prior = before ?? known;
  const knew = prior * (credit >= 0.5 ? 1 - slip : slip);
  const seen = knew / (knew + (1 - prior) * (credit >= 0.5 ? guess : 1 - guess));
  return seen + (1 - seen) * learn;
}

function estimate({ method, state, competencyId, at }: { readonly method: MasteryMethod; readonly state: ReturnType<MasteryMethod['start']>; readonly competencyId: string; readonly at: number }) {
  return method.estimate(state, { competencyId, asOf: new Date(at).toISOString(), grade: null, graph: { competencies: new Map(), prerequisitesOf: () => [], parentOf: () => undefined } });
}

function evidenceOf(responses: Responses, row: number, studentId: string): Evidence {
  const occurredAt = new Date((responses.at[row] ?? 0) * 1000).toISOString();
  const needed = responses.competency.subarray(responses.competencyStart[row] ?? 0, responses.competencyStart[row + 1] ?? 0);
  return {
    id: String(row), studentId, competencyIds: Array.from(needed, (one) => responses.competencyIds[one] ?? ''), kind: 'quiz', result: { kind: 'score', score: responses.credit[row] ?? 0 },
    help: 'none', itemId: responses.itemIds[responses.item[row] ?? -1] ?? null, taskId: null, activityId: null, misconceptionIds: [], sourceId: 'file', trust: 'awards', occurredAt, recordedAt: occurredAt,
  };
}

const dayMs = 86_400_000;
