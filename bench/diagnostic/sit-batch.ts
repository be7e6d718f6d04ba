import type { DiagnosticState } from '@heddle/engine/path';
import { chanceOf, simulateStudent, withRecord } from './simulated-student.ts';
import type { TrueRates } from './simulated-student.ts';
import { sit } from './sitting.ts';
import type { Sitting } from './sitting.ts';

/** Some students of one school, who answer one after the other and teach it nothing meanwhile. */
export type Batch = {
  readonly start: DiagnosticState;
  /** The map by which students know what they know; the diagnostic may have another. */
  readonly truth: DiagnosticState['map'];
  readonly rates: TrueRates;
  readonly questions: number;
  readonly hasRecord: boolean;
  /** Their numbers, which are their seeds: a student is the same in every school and in every batch. */
  readonly students: readonly number[];
};

export function sitBatch({ start, truth, rates, questions, hasRecord, students }: Batch): readonly Sitting[] {
  return students.map((student) => {
    const chance = chanceOf(student);
    const knows = simulateStudent(truth, { leak: rates.leak, chance });
    const map = hasRecord ? withRecord(start.map, { knows, rates, chance: chanceOf(student + 1_000_000) }) : start.map;
    return sit({ ...start, map }, { knows, rates, questions, seed: student, chance });
  });
}
