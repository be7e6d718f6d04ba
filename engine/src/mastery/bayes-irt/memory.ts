import type { Responses } from '../responses/responses.ts';
import { isNameless } from './in-sequence.ts';
import { fourPlaces } from './layout.ts';
import type { Asked, Tracked } from './layout.ts';

/**
 * What a student remembers of one question that comes back: a word of a deck, a fact asked until it sits. Competencies do not tell the tenth
 * meeting with it from the first. So each such question keeps five numbers of its own, beside those of its competencies, which the head
 * reads as it reads those; where questions hardly come back, the fit gives them no weight and nothing is kept (fit.ts).
 */
export const memory = { rights: 0, wrongs: 1, fast: 2, last: 3, lastAt: 4, size: 5 } as const;

/** Takes in one answer; `total` is how many the student has given now, this one included. */
export function remember({ memories }: Tracked, asked: Asked, of: { readonly credit: number; readonly weight: number; readonly total: number }): void {
  if (asked.memory < 0) return;
  const { credit, weight, total } = of;
  const at = (place: number) => memories[asked.memory + place] ?? 0;
  const isNew = at(memory.last) === 0;
  const keep = keptOfFast ** weight;
  memories[asked.memory + memory.rights] = at(memory.rights) + weight * credit;
  memories[asked.memory + memory.wrongs] = at(memory.wrongs) + weight * (1 - credit);
  memories[asked.memory + memory.fast] = fourPlaces(keep * (isNew ? fastAtFirst : at(memory.fast)) + (1 - keep) * credit);
  memories[asked.memory + memory.last] = total;
  memories[asked.memory + memory.lastAt] = asked.at;
}

/** Nothing is remembered yet of what this student will be asked: by number of the item, so that a hundred thousand items cost nothing. */
export function forget({ memories }: Tracked, { item, studentStart }: Responses, student: number): void {
  for (let row = studentStart[student] ?? 0; row < (studentStart[student + 1] ?? 0); row += 1) {
    const place = (item[row] ?? 0) * memory.size;
    memories.fill(0, place, place + memory.size);
  }
}

/** Below this share none is remembered by itself: on training students with 5 and 14 % it gained less than .0005 of AUC (docs/guide/mastery-figures.md). */
export const leastComeBack = 0.2;

/**
 * Which share of the answers is to a question that the student had answered before, and other questions on its competencies too: where a question
 * is all that its competency is, the competency remembers enough.
 */
export function comeBack({ item, itemIds, competency, competencyStart, competencyIds, studentStart }: Responses, students: readonly number[]): number {
  const [onItem, onCompetency] = [new Int32Array(itemIds.length), new Int32Array(competencyIds.length)];
  let [answers, again] = [0, 0];
  for (const student of students) {
    const [first, end] = [studentStart[student] ?? 0, studentStart[student + 1] ?? 0];
    for (let row = first; row < end; row += 1) {
      const asked = item[row] ?? 0;
      const met = onItem[asked] ?? 0;
      let least = Infinity;
      for (let k = competencyStart[row] ?? 0; k < (competencyStart[row + 1] ?? 0); k += 1) {
        const c = competency[k] ?? 0;
        least = Math.min(least, onCompetency[c] ?? 0);
        onCompetency[c] = (onCompetency[c] ?? 0) + 1;
      }
      onItem[asked] = met + 1;
      answers += 1;
      if (met > 0 && met < least && !isNameless(itemIds[asked] ?? '')) again += 1;
    }
    onCompetency.fill(0);
    for (let row = first; row < end; row += 1) onItem[item[row] ?? 0] = 0;
  }
  return again / Math.max(1, answers);
}

/** The last answer counts half, and twice as much as the one before it. */
const keptOfFast = 0.5;
const fastAtFirst = 0.65;
