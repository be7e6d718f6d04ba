import { HeddleError } from '../problem/index.ts';
import type { Params, Problem } from '../problem/index.ts';

/**
 * How a fault inside an item finds its way out: thrown where it is noticed, given its position by the expression that holds it,
 * and its item and field by whoever reads the field. What leaves the item language is always a `HeddleError` with one `Problem`.
 */
export function itemFault(code: string, params: Params = {}): HeddleError {
  return new HeddleError(code, params);
}

/** Adds the position (letters of the text, from 1) unless a deeper part of the expression has told its own. */
export function atPosition<T>(at: number, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof HeddleError && error.params['at'] === undefined) throw itemFault(error.code, { ...error.params, at });
    throw error;
  }
}

/** Moves a position inside a {hole} to where it stands in the whole text. */
export function shiftPosition<T>(letters: number, run: () => T): T {
  try {
    return run();
  } catch (error) {
    const at = error instanceof HeddleError ? error.params['at'] : undefined;
    if (error instanceof HeddleError && typeof at === 'number') throw itemFault(error.code, { ...error.params, at: at + letters });
    throw error;
  }
}

/** Adds the item and the field, and the problem that an author reads. */
export function inField<T>({ item, field }: { readonly item: string; readonly field: string }, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof HeddleError) || error.problems.length > 0) throw error;
    const params = { at: 1, ...error.params, item };
    const problem: Problem = { severity: 'error', code: error.code, params, place: { field } };
    throw new HeddleError(error.code, params, [problem]);
  }
}

/** The problems of running something, where an author wants all of them and not the first. */
export function problemsOf(run: () => void): readonly Problem[] {
  try {
    run();
    return [];
  } catch (error) {
    if (error instanceof HeddleError && error.problems.length > 0) return error.problems;
    throw error;
  }
}
