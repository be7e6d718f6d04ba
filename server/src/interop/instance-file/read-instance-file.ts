import { readInstance, readSolution } from '@heddle/engine/schedule';
import type { Instance, SolutionFile } from '@heddle/engine/schedule';
import type { Problem } from '@heddle/engine/problem';
import { decodeText, megabyte, nameOfSource, parseJson, readSource, takeNotes } from '../files/index.ts';
import type { Source } from '../files/index.ts';

/** A day as a puzzle, from a file that may come from anywhere. Throws HeddleError `interop.no-such-file`. */
export async function readInstanceFile(source: Source): Promise<{ readonly instance: Instance | undefined; readonly problems: readonly Problem[] }> {
  const { json, problems } = await readJson(source);
  if (json === undefined) return { instance: undefined, problems };
  const read = readInstance(json);
  return { instance: read.instance, problems: inFile(source, read.problems) };
}

/** A solution of that instance. Throws HeddleError `interop.no-such-file`. */
export async function readSolutionFile(source: Source, instance: Instance): Promise<{ readonly solution: SolutionFile | undefined; readonly problems: readonly Problem[] }> {
  const { json, problems } = await readJson(source);
  if (json === undefined) return { solution: undefined, problems };
  const read = readSolution(json, instance);
  return { solution: read.solution, problems: inFile(source, read.problems) };
}

/** A school of three thousand is a hundred megabytes; a text of more than five hundred cannot be held in one piece. */
const mostBytes = 400 * megabyte;

async function readJson(source: Source): Promise<{ readonly json: unknown; readonly problems: readonly Problem[] }> {
  const notes = takeNotes(nameOfSource(source));
  const bytes = await readSource(source, { bytes: mostBytes, notes });
  const text = bytes === undefined ? undefined : decodeText(bytes, notes);
  return { json: text === undefined ? undefined : parseJson(text, notes), problems: notes.problems };
}

function inFile(source: Source, problems: readonly Problem[]): readonly Problem[] {
  return problems.map((problem) => ({ ...problem, place: { file: nameOfSource(source), ...problem.place } }));
}
