export { readOneRoster } from './read-oneroster.ts';
export type { OneRosterReading } from './read-oneroster.ts';
