import { titleOf } from '@heddle/engine/competency';
import { drawItem } from '@heddle/engine/model';
import { foretoldProbes } from '@heddle/engine/path';
import type { DiagnosticRun } from '@heddle/engine/path';
import type { Locale } from '@heddle/engine/messages';
import type { Person } from '@heddle/engine/roster';
import { schoolDateAt } from '@heddle/engine/roster';
import { z } from 'zod';
import { diagnosticReport } from '../../reports/index.ts';
import type { DiagnosticView, SittingView } from '../../reports/index.ts';
import { acting, defineService } from '../call-service.ts';
import { readDiagnosticSchool, selectRun, selectStudent } from './read-diagnostic.ts';
import type { DiagnosticSchool } from './read-diagnostic.ts';
import { inWords } from './show-diagnostic.ts';
import { lookAt } from './sitting.ts';
import type { Found } from './sitting.ts';
import { id, locale } from '../inputs.ts';

type ViewInput = { readonly student: string; readonly locale: Locale; readonly whose: 'student' | 'staff' };
type Viewed = { readonly html: string; readonly view: SittingView | DiagnosticView };

/** A diagnostic as a page: the one question for the student, or all of it for staff. */
export const viewDiagnostic = defineService<ViewInput, Viewed>({
  name: 'view-diagnostic',
  summary: 'Show a diagnostic as a page: the question to the student, or all that was found to staff',
  input: z.strictObject({ student: id, locale, whose: z.enum(['student', 'staff']) }),
  policy: 'run-diagnostic',
  run: (context, { student, locale, whose }) =>
    context.store.transact(acting(context, 'look at a diagnostic'), async (tx) => {
      const of = await readDiagnosticSchool(tx, context.now);
      const person = selectStudent(of, student);
      const run = await selectRun(tx, { student, on: of.on });
      const found = lookAt(run, of);
      return whose === 'student' ? diagnosticReport(sittingView({ found, of, person, locale })) : diagnosticReport(staffView({ found, of, person, run, locale }));
    }),
});

type Seen = { readonly found: Found; readonly of: DiagnosticSchool; readonly person: Person; readonly locale: Locale };

/** More than these nobody reads about themselves. */
const mostOfAList = 5;

function sittingView({ found, of, person, locale }: Seen): SittingView {
  const { summary, findings, standing } = found;
  const isOver = standing.status === 'finished' || standing.status === 'stopped';
  const named = (ids: readonly string[]) => (isOver && summary.answered > 0 ? ids.slice(0, mostOfAList).map((id) => titleOf(of.school.graph, id) ?? id) : []);
  const reasons = isOver && summary.answered > 0 ? inWords({ ...found, findings: { known: [], next: [], open: [] } }, of, { locale, audience: 'student' }) : [];
  return {
    kind: 'sitting', locale, student: { id: person.id, name: person.givenName }, status: standing.status,
    answered: summary.answered, sure: summary.sure, of: summary.competencies, question: summary.question, probes: summary.probes,
    known: named(findings.known), next: named(findings.next), open: named(findings.open), says: reasons,
  };
}

function staffView({ found, of, person, run, locale }: Seen & { readonly run: DiagnosticRun }): DiagnosticView {
  const { summary, result } = found;
  const { graph } = of.school;
  const nameOf = (id: string) => of.names.competency(id, { audience: 'staff', locale }) ?? id;
  const askable = new Set(run.state.map.competencies.filter(({ isAskable }) => isAskable).map(({ id }) => id));
  const verdictOf = (p: number) => (p >= 0.75 ? 'known' : p <= 0.25 ? 'missing' : 'open');
  const byUnit = Map.groupBy(result.competencies, ({ competencyId }) => graph.parentOf(competencyId) ?? '');
  return {
    kind: 'diagnostic', locale, student: { id: person.id, name: `${person.givenName} ${person.familyName}` }, status: summary.status,
    startedOn: schoolDateAt(of.school.roster.school.timeZone, run.startedAt),
    answered: summary.answered, probes: summary.probes, minutes: summary.minutes, sittings: summary.sittings,
    sure: summary.sure, of: summary.competencies, askable: summary.askable, expectedError: summary.expectedError,
    provisionalUntil: summary.provisionalUntil, isProvisional: summary.isProvisional,
    goals: run.state.map.destinationIds.map(nameOf), says: inWords(found, of, { locale, audience: 'staff' }),
    units: [...byUnit].map(([unit, competencies]) => ({
      title: unit === '' ? '' : nameOf(unit),
      competencies: competencies.map(({ competencyId, p, asked }) => ({ name: nameOf(competencyId), verdict: verdictOf(p), percent: Math.round(100 * p), asked, isAskable: askable.has(competencyId) })),
    })),
    answers: answersOf(run, of, nameOf), waiting: run.form?.questions.length ?? 0,
  };
}

function answersOf(run: DiagnosticRun, { items }: DiagnosticSchool, nameOf: (id: string) => string): DiagnosticView['answers'] {
  const foretold = foretoldProbes(run.state);
  let probe = 0;
  return run.answered.map(({ question, given, isCorrect, form }, index) => {
    const item = items.get(question.competencyId)?.find(({ id }) => id === question.itemId);
    const expected = question.isProbe ? foretold[probe] : undefined;
    if (question.isProbe) probe += 1;
    return {
      number: index + 1, competency: nameOf(question.competencyId), prompt: item === undefined ? question.itemId : drawItem(item, question.itemSeed).prompt,
      given, isCorrect, onPaper: form !== null, expected: expected === undefined ? null : Math.round(100 * expected.expected),
    };
  });
}
