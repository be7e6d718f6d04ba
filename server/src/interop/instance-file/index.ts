export { readInstanceFile, readSolutionFile } from './read-instance-file.ts';
