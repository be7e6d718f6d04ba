import type { Locale } from '@heddle/engine/messages';
import { z } from 'zod';
import { byName, diagnosticReport } from '../../reports/index.ts';
import type { DiagnosticListView } from '../../reports/index.ts';
import { acting, defineService } from '../call-service.ts';
import { auditInWords, listAll } from './list-diagnostics.ts';
import { readDiagnosticSchool } from './read-diagnostic.ts';
import { locale } from '../inputs.ts';

type ViewInput = { readonly locale: Locale };

/** Everybody's diagnostics as a page, those that run first, with a form to begin another. */
export const viewDiagnostics = defineService<ViewInput, { readonly html: string; readonly view: DiagnosticListView }>({
  name: 'view-diagnostics',
  summary: 'Show the diagnostics as a page: who is where, and how their probes came out',
  input: z.strictObject({ locale }),
  policy: 'run-diagnostic',
  run: (context, { locale }) =>
    context.store.transact(acting(context, 'look at the diagnostics'), async (tx) => {
      const of = await readDiagnosticSchool(tx, context.now);
      const { diagnostics, audit } = await listAll(tx, of);
      const isOver = ({ status }: { readonly status: string }) => status === 'finished' || status === 'stopped';
      const busy = new Set(diagnostics.filter((one) => !isOver(one)).map(({ student }) => student));
      const people = of.school.roster.people.filter(({ id, role }) => role === 'student' && !busy.has(id));
      const names = new Map(people.map((person) => [person.id, `${person.givenName} ${person.familyName}`]));
      return diagnosticReport({
        kind: 'diagnostics', locale, schoolName: of.school.roster.school.name, audit: auditInWords(audit, locale),
        students: byName(people).map((id) => ({ id, name: names.get(id) ?? id })),
        rows: diagnostics.toSorted((a, b) => Number(isOver(a)) - Number(isOver(b))).map((one) => ({
          id: one.student, name: one.name, status: one.status, answered: one.answered, sure: one.sure, of: one.competencies,
          expectedError: one.expectedError, provisionalUntil: one.provisionalUntil, isProvisional: one.isProvisional,
        })),
      });
    }),
});
