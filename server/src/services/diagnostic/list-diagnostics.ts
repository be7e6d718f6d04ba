import { auditProbes, foretoldProbes, provisionalOn } from '@heddle/engine/path';
import type { DiagnosticRun, Foretold, ProbeAudit } from '@heddle/engine/path';
import { setImmediate as turn } from 'node:timers/promises';
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
  const reads = await readInTurns(runs, of);
  const diagnostics = latest.map((run): ListedDiagnostic => {
    const person = people.get(run.studentId);
    return { ...(reads.get(run) ?? readOnce(run, of)).summary, name: person === undefined ? run.studentId : `${person.givenName} ${person.familyName}`, startedAt: run.startedAt, lastAt: run.lastAt };
  });
  return { diagnostics, audit: auditProbes([...reads.values()].flatMap(({ foretold }) => foretold)) };
}

/** After a start of the server a whole school is read; somebody else's request must not wait for all of it. */
async function readInTurns(runs: readonly DiagnosticRun[], of: DiagnosticSchool): Promise<ReadonlyMap<DiagnosticRun, Read>> {
  const reads = new Map<DiagnosticRun, Read>();
  for (const run of runs) {
    reads.set(run, readOnce(run, of));
    if (reads.size % 20 === 0) await turn();
  }
  return reads;
}

/**
 * Reading the answers of one diagnostic takes milliseconds, of a whole school's seconds, and most have not changed since somebody last looked.
 * Events are only ever added, so that a diagnostic, the number of its next event and its sittings (another day begins one) name what is believed and
 * where it stands; the model decides what is still asked. Until when it counts is told anew: that hangs on the day and the calendar, and costs nothing.
 */
function readOnce(run: DiagnosticRun, of: DiagnosticSchool): Read {
  const { adoption, model } = of.adopted;
  const key = [run.id, run.nextNumber, run.sittings, adoption.id, model.id, model.version, of.items.size].join(' ');
  const known = read.get(key);
  if (known !== undefined) return { ...known, summary: { ...known.summary, ...provisionalOn(run.state, { asOf: of.on, roster: of.school.roster }) } };
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
