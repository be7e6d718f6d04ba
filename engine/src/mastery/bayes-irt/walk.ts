import type { Responses } from '../responses/responses.ts';
import type { Difficulties } from './difficulties.ts';
import type { IrtSettings } from './settings.ts';
import { observe, startSlot, startStudent } from './track.ts';
import type { Surprise } from './track.ts';
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
  readonly before?: (row: number, tracked: Tracked, asked: Asked, student: number) => void;
  readonly after?: (row: number, surprise: Surprise) => void;
}): void {
  const { settings, difficulties } = of;
  const { competency, competencyStart, studentStart } = responses;
  const tracked: Tracked = { student: new Float64Array(own.size), slots: new Float64Array(responses.competencyIds.length * slot.size) };
  const asked = createAsked();
  const surprise: Surprise = { surprise: 0, information: 0 };
  for (const student of of.students) {
    startStudent(tracked.student, settings);
    tracked.slots.fill(0);
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
      of.before?.(row, tracked, asked, student);
      observe(tracked, asked, { credit: responses.credit[row] ?? 0, weight: 1, settings }, surprise);
      of.after?.(row, surprise);
    }
  }
}
