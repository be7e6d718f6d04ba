import type { Responses } from '../responses/responses.ts';
import { namelessItem } from '../responses/responses.ts';

/**
 * What can be known of a question whose identity a source does not tell, or that hardly anybody was asked before? Not only its competencies:
 * also what the student was asked just before, how many of this kind came in a row, and how many of them went well. Sheets have an order, a
 * step after a miss is another question than one after a right answer, and who is asked once more after three rights is not on a sheet that
 * ends there. So such a question goes by a name of all this, and the rest of the estimator treats it as any item. What came after is never
 * read.
 *
 * Answers the answers of these students with such names; those of others are not to be read.
 */
export function inSequence(responses: Responses, students: readonly number[]): Responses {
  const { studentStart, credit, itemIds } = responses;
  const asked = new Int32Array(itemIds.length);
  for (const student of students) {
    for (let row = studentStart[student] ?? 0; row < (studentStart[student + 1] ?? 0); row += 1) asked[responses.item[row] ?? 0] = (asked[responses.item[row] ?? 0] ?? 0) + 1;
  }
  const answers = asked.reduce((sum, times) => sum + times, 0);
  const once = asked.reduce((sum, times) => sum + (times === 1 ? 1 : 0), 0);
  const leastAsked = once >= mostOnce * answers ? 2 : 1;
  const isKnown = (item: number) => (asked[item] ?? 0) >= leastAsked && !isNameless(itemIds[item] ?? '');
  const places = new Map<string, number>();
  const item = responses.item.slice();
  for (const student of students) {
    let before = 0;
    for (let row = studentStart[student] ?? 0; row < (studentStart[student + 1] ?? 0); row += 1) {
      const given = responses.item[row] ?? 0;
      const ids = competenciesOf(responses, row);
      const name = isKnown(given) ? itemIds[given] ?? '' : sequencedItem(ids, before);
      const place = places.get(name) ?? places.size;
      places.set(name, place);
      item[row] = place;
      before = afterAnswer(ids, before, credit[row] ?? 0);
    }
  }
  return { ...responses, itemIds: [...places.keys()], item };
}

/**
 * A question that was answered once says little of itself; where they are a tenth of all answers there is enough to learn the names from. On
 * training students this gains .002 of AUC on Algebra; on ASSISTments, where few questions are answered once, it would lose as much.
 */
const mostOnce = 0.1;

export function competenciesOf({ competency, competencyStart, competencyIds }: Responses, row: number): readonly string[] {
  const ids: string[] = [];
  for (let k = competencyStart[row] ?? 0; k < (competencyStart[row + 1] ?? 0); k += 1) ids.push(competencyIds[competency[k] ?? 0] ?? '');
  return ids;
}

/** The name of a question without identity. `before` is what `afterAnswer` said of the answer before it, 0 = there was none. */
export function sequencedItem(competencyIds: readonly string[], before: number): string {
  const name = namelessItem(competencyIds);
  if (before === 0) return name;
  const { set, run, rights } = unpack(before);
  const isSame = set === setNumber(name);
  return `${name}<${isSame ? '' : set.toString(36)}#${Math.min(mostRun, isSame ? run : 0)}.${Math.min(mostRights, rights)}`;
}

/** What the next question's name needs of this answer, as one number that fits beside the others of a student. */
export function afterAnswer(competencyIds: readonly string[], before: number, credit: number): number {
  const set = setNumber(namelessItem(competencyIds));
  const last = unpack(before);
  const isSame = set === last.set;
  const run = isSame ? Math.min(7, last.run + 1) : 1;
  const rights = credit < 0.5 ? 0 : isSame ? Math.min(7, last.rights + 1) : 1;
  return (set * 8 + run) * 8 + rights;
}

/** The same competencies, whatever came before. */
export function withoutSequence(id: string): string | undefined {
  const end = isNameless(id) ? id.lastIndexOf('}<') : -1;
  return end < 0 ? undefined : id.slice(0, end + 1);
}

/** Chosen on training students: longer runs told nothing more. */
const [mostRun, mostRights] = [3, 3];
export const isNameless = (id: string): boolean => id.startsWith('{');

function unpack(before: number): { readonly set: number; readonly run: number; readonly rights: number } {
  // Stored numbers went through a rounding.
  const whole = Math.round(before);
  return { set: Math.floor(whole / 64), run: Math.floor(whole / 8) % 8, rights: whole % 8 };
}

/** 24 bits of FNV-1a (Fowler, Noll & Vo), never 0. */
function setNumber(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i += 1) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return ((hash ^ (hash >>> 24)) & 0xffffff) || 1;
}
