export { startJobs } from './jobs.ts';
export type { Ask, Job, JobName, Jobs } from './jobs.ts';
