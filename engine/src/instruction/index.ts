export { adultCard } from './adult-card.ts';
export { studentCard } from './student-card.ts';
export { substituteSheet } from './substitute-sheet.ts';
export type * from './card.ts';
