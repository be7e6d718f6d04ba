import type { Params, Place, Problem } from '@heddle/engine/problem';

/** What a reader has to say about its input, in the order it was found. One is made for each file; `error` refuses the whole input. */
export type Notes = {
  readonly problems: readonly Problem[];
  readonly hasErrors: () => boolean;
  error(code: string, params?: Params, place?: Place): void;
  warning(code: string, params?: Params, place?: Place): void;
  /** Something the input did not say, and what was taken instead. */
  assumption(code: string, params?: Params, place?: Place): void;
};

/** `file` stands in every place that does not name another. */
export function takeNotes(file?: string): Notes {
  const problems: Problem[] = [];
  const add = (severity: Problem['severity']) => (code: string, params: Params = {}, place: Place = {}) => {
    problems.push({ code, severity, params, place: file === undefined ? place : { file, ...place } });
  };
  return {
    problems, hasErrors: () => problems.some(({ severity }) => severity === 'error'),
    error: add('error'), warning: add('warning'), assumption: add('assumption'),
  };
}
