import { defaultDiagnosticParameters, diagnosticParametersFrom, readAnew, readDiagnosticParameterFile } from '@heddle/engine/path';
import type { DiagnosticParameterFile, ReadAnew } from '@heddle/engine/path';
import { HeddleError } from '@heddle/engine/problem';
import { createHash } from 'node:crypto';
import { schoolDateAt } from '@heddle/engine/roster';
import { z } from 'zod';
import type { TakenDiagnosticParameters } from '../../store/index.ts';
import { acting, defineService } from '../call-service.ts';
import { notesFrom, say } from '../words.ts';
import { parametersInForce, sittingsSoFar } from './parameters-in-force.ts';
import { id, reason } from '../inputs.ts';

type Input = {
  /** The file's text and what whoever gave it calls it; without a text it is the name of a version that is known. */
  readonly text: string | null; readonly called: string;
  /** Who takes it and why; without both it is only shown what would change. */
  readonly by: string | null; readonly reason: string | null;
};
type Result = ReadAnew & { readonly isRefused: boolean; readonly isTaken: boolean; readonly version: string; readonly before: string; readonly says: readonly string[]; readonly notes: readonly string[] };

/** Shows how the school's answers would be read under other rates, and takes them by name and with a reason for the diagnostics that begin from now on. */
export const takeDiagnostic = defineService<Input, Result>({
  name: 'take-diagnostic',
  summary: 'Show what changes under other rates of the diagnostic, and take them for those that begin from now on',
  input: z.strictObject({ text: z.string().max(100_000).nullable(), called: z.string().min(1).max(500), by: id.nullable(), reason: reason.nullable() })
    .refine(({ by, reason }) => (by === null) === (reason === null), { error: 'input.who-and-why' }),
  policy: 'operate-school',
  async run(context, { text, called, by, reason }) {
    const read = text === null ? undefined : readDiagnosticParameterFile(called, text);
    if (read !== undefined && read.file === undefined) {
      const nothing = { sittings: 0, up: 0, down: 0, errorBefore: 0, errorAfter: 0 };
      return { ...nothing, isRefused: true, isTaken: false, version: called, before: '', says: [say({ code: 'services.refused', params: {} })], notes: notesFrom(read.problems) };
    }
    return context.store.transact(acting(context, reason ?? 'see what changes'), async (tx) => {
      const earlier = await tx.readDiagnosticParameters();
      const file = read?.file ?? named(called, earlier);
      const hash = file === null ? null : createHash('sha256').update(JSON.stringify(file)).digest('hex');
      const [from, to] = [await parametersInForce(tx), file === null ? defaultDiagnosticParameters : diagnosticParametersFrom(file)];
      const { version } = to;
      if (earlier.some((one) => one.version === version && one.hash !== hash)) throw new HeddleError('services.parameters-changed', { value: version });
      const { school, people } = await tx.readRoster();
      const changed = readAnew(await sittingsSoFar(tx, schoolDateAt(school.timeZone, context.now)), { from, to });
      if (by !== null && reason !== null) {
        if (!people.some(({ id, role }) => id === by && (role === 'leader' || role === 'teacher'))) throw new HeddleError('services.cannot-take', { value: by });
        if (from.version === version) throw new HeddleError('services.parameters-in-force', { value: version });
        await tx.recordDiagnosticParameters({ version, file, hash, before: from.version, by, reason, readAnew: changed });
      }
      return { ...changed, isRefused: false, isTaken: by !== null, version, before: from.version, says: [], notes: [] };
    });
  },
});

/** A version that was taken before, or the one that ships: no file is needed to go back. */
function named(called: string, earlier: readonly TakenDiagnosticParameters[]): DiagnosticParameterFile | null {
  if (called === defaultDiagnosticParameters.version) return null;
  const found = earlier.findLast(({ version }) => version === called);
  if (found === undefined) throw new HeddleError('services.unknown-parameters', { value: called, known: [...new Set([defaultDiagnosticParameters.version, ...earlier.map(({ version }) => version)])].sort() });
  return found.file;
}
