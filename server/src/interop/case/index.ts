export { readCasePackage } from './read-case-package.ts';
