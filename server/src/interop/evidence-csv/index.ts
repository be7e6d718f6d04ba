export { readEvidenceCsv } from './read-evidence-csv.ts';
export type { EvidenceReading } from './read-evidence-csv.ts';
