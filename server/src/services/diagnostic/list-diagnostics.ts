import { auditProbes, foretoldProbes } from '@heddle/engine/path';
import type { DiagnosticRun, Foretold, ProbeAudit } from '@heddle/engine/path';
import { z } from 'zod';
import type { SchoolTransaction } from '../../store/index.ts';
import { acting, defineService } from '../call-service.ts';
import { say } from '../words.ts';
import { readDiagnosticSchool, runsOf } from './read-diagnostic.ts';
import type { DiagnosticSchool } from './read-diagnostic.ts';
import { lookAt } from './sitting.ts';
import type { SittingResult } from './sitting.ts';

type ListedDiagnostic = SittingResult & { readonly name: string; readonly startedAt: string; readonly lastAt: string };
export type DiagnosticList = {
  readonly diagnostics: readonly ListedDiagnostic[];
  /** All probes of the school, whoever answered them: what was expected beside what came. */
  readonly audit: ProbeAudit;
  readonly running: number;
  readonly ended: number;
  readonly says: readonly string[];
};

/** Everybody's latest diagnostic, the one touched last first, and whether the probes bear the diagnostic out. */
export const listDiagnostics = defineService<Record<string, never>, DiagnosticList>({
  name: 'list-diagnostics',
  summary: 'List the diagnostics: who is where, and how well their probes were foretold',
  input: z.strictObject({}),
  policy: 'read-school',
  run: (context) =>
    context.store.transact(acting(context, 'list the diagnostics'), async (tx) => {
      const { diagnostics, audit } = await listAll(tx, await readDiagnosticSchool(tx, context.now));
      const ended = diagnostics.filter(({ status }) => status === 'finished' || status === 'stopped').length;
      return { diagnostics, audit, running: diagnostics.length - ended, ended, says: [auditInWords(audit)] };
    }),
});

/** Everybody's latest; all probes, also those of earlier diagnostics. */
export async function listAll(tx: SchoolTransaction, of: DiagnosticSchool): Promise<Pick<DiagnosticList, 'diagnostics' | 'audit'>> {
  const runs = runsOf(await tx.readDiagnosticEvents({}), of.on);
  const people = new Map(of.school.roster.people.map((person) => [person.id, person]));
  const latest = [...new Map(runs.map((run) => [run.studentId, run])).values()].toSorted((a, b) => (a.lastAt < b.lastAt ? 1 : -1));
  const diagnostics = latest.map((run): ListedDiagnostic => {
    const person = people.get(run.studentId);
    return { ...readOnce(run, of).summary, name: person === undefined ? run.studentId : `${person.givenName} ${person.familyName}`, startedAt: run.startedAt, lastAt: run.lastAt };
  });
  return { diagnostics, audit: auditProbes(runs.flatMap((run) => readOnce(run, of).foretold)) };
}

/**
 * Reading the answers of one diagnostic takes milliseconds, of a whole school's seconds, and most have not changed since somebody last looked.
 * Events are only ever added, so that a diagnostic and the number of its next event name its answers; day and model decide what is still asked.
 */
function readOnce(run: DiagnosticRun, of: DiagnosticSchool): Read {
  const { adoption, model } = of.adopted;
  const key = [run.id, run.nextNumber, of.on, adoption.id, model.id, model.version, of.items.size].join(' ');
  const known = read.get(key);
  if (known !== undefined) return known;
  if (read.size >= mostRemembered) read.clear();
  const made = { summary: lookAt(run, of).summary, foretold: foretoldProbes(run.state) };
  read.set(key, made);
  return made;
}

type Read = { readonly summary: SittingResult; readonly foretold: readonly Foretold[] };
const read = new Map<string, Read>();
/** Some megabytes; several times the students of a large school. */
const mostRemembered = 5_000;

export function auditInWords({ probes, right, expected, margin, isWithin }: ProbeAudit, locale: 'en' | 'ar-XB' = 'en'): string {
  const rounded = (value: number) => Math.round(value * 10) / 10;
  if (probes < fewestProbes) return say({ code: 'diagnostic.audit-too-few', params: { count: probes } }, locale);
  return say({ code: isWithin ? 'diagnostic.audit-within' : 'diagnostic.audit-off', params: { count: probes, right, expected: rounded(expected), margin: rounded(margin) } }, locale);
}

/** With fewer the margin is as wide as the scale. */
const fewestProbes = 10;
