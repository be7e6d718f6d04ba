export { readOneRoster } from './read-oneroster.ts';
