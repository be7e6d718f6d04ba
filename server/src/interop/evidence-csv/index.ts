export { readEvidenceCsv } from './read-evidence-csv.ts';
