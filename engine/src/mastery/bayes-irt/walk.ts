import type { Responses } from '../responses/responses.ts';
import type { Difficulties } from './difficulties.ts';
import { isNameless } from './in-sequence.ts';
import type { IrtSettings } from './settings.ts';
import { observe, startSlot, startStudent } from './track.ts';
import type { Surprise } from './track.ts';
import { forget, memory, remember } from './memory.ts';
import { createAsked, mostCompetencies, own, slot } from './layout.ts';
import type { Asked, Tracked } from './layout.ts';

/**
 * Follows students through their answers, in order, with the difficulties as they stand. `before` sees the student as they were when the
 * question came, `after` how much the answer surprised. Used for fitting; predictions go through predict.ts.
 */
export function walkStudents(responses: Responses, of: {
  readonly students: readonly number[];
  readonly settings: IrtSettings;
  readonly difficulties: Difficulties;
  /** Whether questions that come back are remembered one by one (memory.ts). */
  readonly remembers?: boolean;
  readonly before?: (row: number, tracked: Tracked, asked: Asked, student: number) => void;
  readonly after?: (row: number, surprise: Surprise) => void;
}): void {
  const { settings, difficulties } = of;
  const { competency, competencyStart, studentStart } = responses;
  const tracked: Tracked = { student: new Float64Array(own.size), slots: new Float64Array(responses.competencyIds.length * slot.size), memories: new Float64Array(of.remembers === true ? responses.itemIds.length * memory.size : 0) };
  const asked = createAsked();
  const surprise: Surprise = { surprise: 0, information: 0 };
  for (const student of of.students) {
    startStudent(tracked.student, settings);
    tracked.slots.fill(0);
    if (of.remembers === true) forget(tracked, responses, student);
    for (let row = studentStart[student] ?? 0; row < (studentStart[student + 1] ?? 0); row += 1) {
      const from = competencyStart[row] ?? 0;
      asked.size = Math.min(mostCompetencies, (competencyStart[row + 1] ?? 0) - from);
      for (let k = 0; k < asked.size; k += 1) {
        const c = competency[from + k] ?? 0;
        asked.places[k] = c * slot.size;
        asked.competencyDifficulty[k] = difficulties.competency[c] ?? 0;
        asked.competencyVariance[k] = difficulties.competencyVariance[c] ?? 0;
        if (tracked.slots[c * slot.size + slot.variance] === 0) startSlot(tracked.slots, c * slot.size, settings);
      }
      const item = responses.item[row] ?? -1;
      asked.difficulty = item < 0 ? 0 : difficulties.item[item] ?? 0;
      asked.difficultyVariance = item < 0 ? settings.itemVariance : difficulties.itemVariance[item] ?? 0;
      asked.mean = difficulties.mean;
      asked.at = responses.at[row] ?? 0;
      asked.memory = of.remembers === true && item >= 0 && !isNameless(responses.itemIds[item] ?? '') ? item * memory.size : -1;
      of.before?.(row, tracked, asked, student);
      observe(tracked, asked, { credit: responses.credit[row] ?? 0, weight: 1, settings }, surprise);
      remember(tracked, asked, { credit: responses.credit[row] ?? 0, weight: 1, total: tracked.student[own.count] ?? 0 });
      of.after?.(row, surprise);
    }
  }
}
