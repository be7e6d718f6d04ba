export { readResponsesCsv } from './read-responses-csv.ts';
