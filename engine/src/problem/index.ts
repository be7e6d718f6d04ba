export { assertNever } from './assert-never.ts';
export { HeddleError, hasErrors } from './problem.ts';
export type { Params, Place, Problem, Reason } from './problem.ts';
