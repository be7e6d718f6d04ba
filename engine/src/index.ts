/** The front door of the engine: the whole loop. Each stage also has a door of its own (`@heddle/engine/schedule` ...). */
export { evidenceOn, knowStudents, offerOptions, planDay, versionsOf } from './day.ts';
export type { Known, Knowledge, Night, PlannedDay, Search } from './day.ts';
export { repairDay } from './repair.ts';
export type { Repair, RepairedDay } from './repair.ts';
export { searchesFor, worthOfMore } from './staffing.ts';
export type { Price, Staffing, StaffingQuestion, Worth } from './staffing.ts';
export { planRounds } from './round.ts';
