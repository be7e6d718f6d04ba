export { assertNever } from './assert-never.ts';
export { HeddleError, hasErrors } from './problem.ts';
export { shownValue } from './shown-value.ts';
export { tellInput } from './tell-input.ts';
export type { Params, Place, Problem, Reason } from './problem.ts';
