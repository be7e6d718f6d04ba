export { readMarks } from './read-marks.ts';
export type { SheetMark } from './read-marks.ts';
