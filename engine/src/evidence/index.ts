export { admit } from './admit.ts';
export { creditOf } from './credit-of.ts';
export { groupTasks } from './group-tasks.ts';
export { compareEvidence, compareText, sortEvidence } from './sort-evidence.ts';
export type * from './evidence.ts';
export type { Task } from './group-tasks.ts';
