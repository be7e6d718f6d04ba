export { materialsToActivities } from './materials-to-activities.ts';
export { readSchool } from './read-school.ts';
export type { SchoolFacts } from './read-school.ts';
