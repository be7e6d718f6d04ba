export { HeddleError, hasErrors } from './problem.ts';
export type { Params, Place, Problem, Reason } from './problem.ts';
