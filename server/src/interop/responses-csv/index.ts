export { readResponsesCsv } from './read-responses-csv.ts';
export type { ResponsesReading } from './read-responses-csv.ts';
