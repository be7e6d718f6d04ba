export { readMarks } from './read-marks.ts';
