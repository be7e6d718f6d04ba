import { arrivingMethods, evaluate, fittableMethods, readParameterFile, withoutItems } from '@heddle/engine/mastery';
import type { Evaluation, IrtParameters } from '@heddle/engine/mastery';
import { HeddleError } from '@heddle/engine/problem';
import { z } from 'zod';
import { decodeText, megabyte, readSource, takeNotes } from '../interop/files/index.ts';
import { readResponsesCsv } from '../interop/responses-csv/index.ts';
import { defineService } from './call-service.ts';
import { id, machinePath } from './inputs.ts';
import { notesFrom } from './words.ts';

type Input = {
  path: string; hasItems: boolean; methods: readonly string[]; seed: number;
  /** A parameter file of `bayes-irt` from which a school without data starts; null = the shipped one. */
  start: string | null;
};
type Result = {
  data: string | null; hash: string; students: number; heldOut: number; responses: number; isRefused: boolean; notes: readonly string[];
  seconds: number; methods: readonly Evaluation[];
};

/**
 * Fits every method on the students that are not held out and measures it on those that are; and the recommended one also as a school that
 * starts with nothing would have it. Needs no school.
 */
export const evaluateMastery = defineService<Input, Result>({
  name: 'evaluate-mastery',
  summary: 'Compare the ways to estimate mastery on a file of answers',
  input: z.strictObject({ path: machinePath, hasItems: z.boolean(), methods: z.array(id).max(20), seed: z.int(), start: machinePath.nullable().default(null) }),
  policy: 'operate-machine',
  isLong: true,
  async run(context, { path, hasItems, methods, seed, start: startsFrom }) {
    const all = [...fittableMethods, ...arrivingMethods(startsFrom === null ? undefined : await readStart(startsFrom))];
    const names = all.map(({ name }) => name);
    const unknown = methods.find((name) => !names.includes(name));
    if (unknown !== undefined) throw new HeddleError('services.unknown-fit-method', { value: unknown, known: names });
    // A whole school's year fitted again and again takes minutes: only who asks for it by name.
    const chosen = all.filter(({ name }) => (methods.length === 0 ? name !== 'bayes-irt-whole-school' : methods.includes(name)));
    const { responses, hash, problems } = await readResponsesCsv(path);
    const nothing = { data: null, hash, students: 0, heldOut: 0, responses: 0, seconds: 0, methods: [] };
    if (responses === undefined) return { ...nothing, isRefused: true, notes: notesFrom(problems) };
    const heldOut = responses.isHeldOut.reduce((sum, one) => sum + one, 0);
    if (heldOut === 0 || heldOut === responses.studentIds.length) throw new HeddleError('services.nothing-held-out', { file: path });

    const data = hasItems ? responses : withoutItems(responses);
    const start = performance.now();
    const found = chosen.flatMap((method, done) => {
      context.progress({ code: 'services.evaluating', params: { method: method.name }, done, of: chosen.length });
      return evaluate(data, { methods: [method], seed });
    });
    return {
      data: hasItems ? 'with items' : 'without items', hash, students: responses.studentIds.length, heldOut, responses: responses.count, isRefused: false, notes: notesFrom(problems),
      seconds: Math.round(performance.now() - start) / 1000, methods: found,
    };
  },
});

async function readStart(path: string): Promise<IrtParameters> {
  const notes = takeNotes(path);
  const bytes = await readSource(path, { bytes: 64 * megabyte, notes });
  const text = bytes === undefined ? undefined : decodeText(bytes, notes);
  const read = text === undefined ? undefined : readParameterFile(path, text);
  if (read?.file?.method === 'bayes-irt') return read.file;
  throw new HeddleError('services.no-start', { file: path, says: notesFrom([...notes.problems, ...read?.problems ?? []]) });
}
