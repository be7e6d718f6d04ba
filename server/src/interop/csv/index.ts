export { parseCsv } from './parse-csv.ts';
export type { Csv, Row } from './parse-csv.ts';
export { checkColumns, readTable } from './read-table.ts';
export type { Columns, Entry } from './read-table.ts';
export { unknownValue } from './unknown-value.ts';
