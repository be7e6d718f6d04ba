export { startJobs } from './jobs.ts';
export type { Jobs } from './jobs.ts';
