import { defaultDiagnosticParameters, diagnosticParametersFrom } from '@heddle/engine/path';
import type { DiagnosticParameters, DiagnosticState } from '@heddle/engine/path';
import type { SchoolDate } from '@heddle/engine/roster';
import type { SchoolTransaction } from '../../store/index.ts';
import { runsOf } from './read-diagnostic.ts';

/** What a diagnostic that begins now believes of questions and answers: what the school has taken, else what ships. */
export async function parametersInForce(tx: Pick<SchoolTransaction, 'readDiagnosticParameters'>): Promise<DiagnosticParameters> {
  const file = (await tx.readDiagnosticParameters()).at(-1)?.file ?? null;
  return file === null ? defaultDiagnosticParameters : diagnosticParametersFrom(file);
}

/** Every diagnostic that has answers, oldest first; at most the last so many, since older ones tell of other students and other teaching. */
export async function sittingsSoFar(tx: Pick<SchoolTransaction, 'readDiagnosticEvents'>, on: SchoolDate): Promise<readonly DiagnosticState[]> {
  const runs = runsOf(await tx.readDiagnosticEvents({}), on);
  return runs.map(({ state }) => state).filter(({ answers }) => answers.length > 0).slice(-mostSittings);
}

/** Our own choice: about a year of a school, and half a minute of reading. */
const mostSittings = 300;
