/**
 * What every stage returns instead of a sentence: a code and its parameters.
 * Sentences live in `messages/`, so that one wording serves the command, the page and the print-out, in every language.
 */
export type Params = Readonly<Record<string, string | number | readonly string[]>>;

/** Why something is as it is. `code` has a sentence in the message catalogue; a test fails on one that has not. */
export type Reason = { readonly code: string; readonly params: Params };

/** Where in the input the trouble stands; as much of it as is known. Lines count from 1. */
export type Place = { readonly file?: string; readonly line?: number; readonly field?: string };

/**
 * Something wrong with input data. An `error` refuses the whole input; a `warning` lets it in;
 * an `assumption` tells what was filled in because the input did not say.
 */
export type Problem = Reason & {
  readonly severity: 'error' | 'warning' | 'assumption';
  readonly place: Place;
};

/** Thrown for a fault in use (not in data): carries a catalogue code, so that callers can print it in any language. */
export class HeddleError extends Error {
  readonly code: string;
  readonly params: Params;
  readonly problems: readonly Problem[];
  constructor(code: string, params: Params = {}, problems: readonly Problem[] = []) {
    super(`${code} ${JSON.stringify(params)}`);
    this.name = 'HeddleError';
    this.code = code;
    this.params = params;
    this.problems = problems;
  }
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error');
}
