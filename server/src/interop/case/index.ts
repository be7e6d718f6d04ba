export { readCasePackage } from './read-case-package.ts';
export type { CaseReading } from './read-case-package.ts';
