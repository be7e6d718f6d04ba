import type { Audience, Locale } from '@heddle/engine/messages';
import { foretoldProbes } from '@heddle/engine/path';
import type { DiagnosedCompetency } from '@heddle/engine/path';
import { z } from 'zod';
import { acting, defineService } from '../call-service.ts';
import { say } from '../words.ts';
import { readDiagnosticSchool, selectRun, selectStudent } from './read-diagnostic.ts';
import { lookAt } from './sitting.ts';
import type { Found, SittingResult } from './sitting.ts';
import type { DiagnosticSchool } from './read-diagnostic.ts';
import { id, locale } from '../inputs.ts';

type ShowInput = { readonly student: string; readonly locale: Locale };

export type DiagnosticShown = SittingResult & {
  readonly name: string;
  /** Likely in place, what can begin now, and what nobody can say yet, as ids. */
  readonly known: readonly string[];
  readonly next: readonly string[];
  readonly open: readonly string[];
  readonly found: readonly Pick<DiagnosedCompetency, 'competencyId' | 'p' | 'isKnown' | 'sureness' | 'asked'>[];
  /** Which questions were drawn by lot, and what had been expected of each. */
  readonly audited: readonly { readonly competencyId: string; readonly isCorrect: boolean; readonly expected: number }[];
  readonly says: readonly string[];
};

/** Where a diagnostic stands and what it has found, each call with how sure it is. */
export const showDiagnostic = defineService<ShowInput, DiagnosticShown>({
  name: 'show-diagnostic',
  summary: 'Show what a diagnostic has found and how sure it is',
  input: z.strictObject({ student: id, locale }),
  policy: 'read-school',
  run: (context, { student, locale }) =>
    context.store.transact(acting(context, 'look at a diagnostic'), async (tx) => {
      const of = await readDiagnosticSchool(tx, context.now);
      const person = selectStudent(of, student);
      const run = await selectRun(tx, { student, on: of.on });
      const found = lookAt(run, of);
      return {
        ...found.summary, name: `${person.givenName} ${person.familyName}`, ...found.findings,
        found: found.result.competencies.map(({ competencyId, p, isKnown, sureness, asked }) => ({ competencyId, p, isKnown, sureness, asked })),
        audited: foretoldProbes(run.state),
        says: inWords(found, of, { locale, audience: 'staff' }),
      };
    }),
});

/** What came out, in a few sentences for one reader: why it stops or goes on, how sure, until when, and the three lists. */
export function inWords({ standing, result, findings }: Found, { names }: Pick<DiagnosticSchool, 'names'>, { locale, audience }: { readonly locale: Locale; readonly audience: Audience }): readonly string[] {
  const lists = [
    { code: 'diagnostic.found-known', ids: findings.known }, { code: 'diagnostic.found-next', ids: findings.next }, { code: 'diagnostic.found-open', ids: findings.open },
  ].filter(({ ids }) => ids.length > 0).map(({ code, ids }) => ({ code, params: { competencies: ids.slice(0, mostNamed), count: ids.length } }));
  // Where it stops because it is sure enough, staff have read how sure that is.
  const told = result.reasons.filter(({ code }) => !(audience === 'staff' && standing.stop?.because === 'sure-enough' && code === 'diagnostic.how-sure'));
  const reasons = [...(standing.stop?.reasons ?? []), ...(result.questions === 0 ? [] : [...told, ...lists])];
  return reasons.map((reason) => say(reason, locale, audience, names));
}

/** More names than these are a list for a table and no sentence. */
const mostNamed = 4;
