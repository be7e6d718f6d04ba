import { diagnosticParametersFrom, learnDiagnosticFile, readAnew } from '@heddle/engine/path';
import type { DiagnosticParameterFile, ReadAnew } from '@heddle/engine/path';
import { HeddleError } from '@heddle/engine/problem';
import { schoolDateAt } from '@heddle/engine/roster';
import { createHash } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { acting, defineService } from '../call-service.ts';
import { machinePath, parameterId, parameterVersion } from '../inputs.ts';
import { parametersInForce, sittingsSoFar } from './parameters-in-force.ts';

type Input = { readonly to: string; readonly id: string; readonly version: string };
type Learnt = ReadAnew & Pick<DiagnosticParameterFile, 'slip' | 'guess' | 'leak' | 'trust'> & { readonly to: string; readonly version: string; readonly before: string; readonly answers: number; readonly probes: number };

/** Learns from the school's own diagnostics how often students slip, guess and skip steps, and writes it to a file. Taking it is a decision (take-diagnostic). */
export const learnDiagnostic = defineService<Input, Learnt>({
  name: 'learn-diagnostic',
  summary: 'Learn from the school\'s diagnostics how often its students slip and guess',
  input: z.strictObject({ to: machinePath, id: parameterId, version: parameterVersion }),
  policy: 'operate-machine',
  isLong: true,
  async run(context, { to, id, version }) {
    const { sittings, from } = await context.store.transact(acting(context, 'learn from the diagnostics'), async (tx) => {
      const { school } = await tx.readRoster();
      return { sittings: await sittingsSoFar(tx, schoolDateAt(school.timeZone, context.now)), from: await parametersInForce(tx) };
    });
    if (sittings.length < leastSittings) throw new HeddleError('diagnostic.too-few-to-learn', { count: sittings.length, least: leastSittings });
    const dataHash = createHash('sha256').update(JSON.stringify(sittings.map(({ map, answers }) => ({ map, answers })))).digest('hex');
    const file = learnDiagnosticFile(sittings, { id, version, dataHash });
    // Beside its place and moved there, so that a file under its name is always whole.
    await writeFile(`${to}.part`, `${JSON.stringify(file)}\n`);
    await rename(`${to}.part`, to);
    const { slip, guess, leak, trust, card } = file;
    const learnt = diagnosticParametersFrom(file);
    return { to, version: learnt.version, before: from.version, slip, guess, leak, trust, answers: card.answers, probes: card.probes, ...readAnew(sittings, { from, to: learnt }) };
  },
});

/** Fewer are held so near to where they start that a file would say nothing. Our own choice. */
const leastSittings = 5;
