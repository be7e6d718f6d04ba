import type { Accommodation, Service } from '@heddle/engine/roster';
import { spanColumns } from './cells.ts';
import type { Cells } from './cells.ts';
import type { Known } from './known.ts';

export const accommodationColumns = { required: ['student', 'accommodation', 'detail'], optional: spanColumns };

/** What a row of accommodations.csv may say, and what `detail` holds then. */
const accommodationWords = ['extra time', 'space', 'small group', 'adult', 'read aloud', 'assistive technology', 'other'] as const;

type Owed = { readonly accommodation: Accommodation } | { readonly service: Service };

/**
 * One row of accommodations.csv. An adult for some periods or minutes a week is a service that the adult brings to the student;
 * an adult without an amount is there in every planned period. An unknown word is an error: reading a slip of the pen as "other"
 * would quietly take a right away.
 */
export function takeAccommodation(cells: Cells, { known }: { readonly known: Known }): Owed | undefined {
  const studentId = known.student(cells, 'student');
  const word = cells.oneOf('accommodation', accommodationWords);
  if (studentId === undefined || word === undefined) return undefined;
  const base = { studentId, ...cells.span() };
  if (word === 'extra time') {
    const written = /^(\d(?:\.\d{1,2})?)\s*x?$/i.exec(cells.text('detail'))?.[1];
    const factor = written === undefined ? undefined : Number(written);
    if (factor === undefined || factor < 1 || factor > 5) return cells.error('detail', 'interop.value-factor');
    return { accommodation: { ...base, kind: 'extra-time', factor } };
  }
  if (word === 'space') {
    const spaceId = known.space(cells, 'detail');
    return spaceId === undefined ? undefined : { accommodation: { ...base, kind: 'space', spaceId } };
  }
  if (word === 'small group') {
    const atMost = Number(/^(?:at most\s+)?(\d{1,3})(?:\s+students?)?$/i.exec(cells.text('detail'))?.[1] ?? 0);
    return atMost < 1 ? cells.error('detail', 'interop.value-group-size') : { accommodation: { ...base, kind: 'group-size', atMost } };
  }
  if (word === 'adult') return takeAdult(cells, { known, base });
  if (word === 'read aloud') return { accommodation: { ...base, kind: 'read-aloud' } };
  const detail = cells.required('detail');
  if (detail === undefined) return undefined;
  return { accommodation: word === 'other' ? { ...base, kind: 'other', detail } : { ...base, kind: 'assistive-technology', detail } };
}

/** "a-sped1", "a-sped1, 2 periods a week" or "a-sped1, 90 minutes a week". */
function takeAdult(cells: Cells, { known, base }: { readonly known: Known; readonly base: { readonly studentId: string; readonly from: string; readonly until: string | null } }): Owed | undefined {
  const [id = '', ...rest] = cells.text('detail').split(',').map((part) => part.trim());
  const personId = known.adult(cells, 'detail', id);
  if (personId === undefined) return undefined;
  if (rest.length === 0 || /^(every|all) periods?$/i.test(rest.join(' '))) return { accommodation: { ...base, kind: 'adult', personId } };
  const amount = /^([1-9]\d{0,3})\s+(periods?|minutes?)\s+(?:a|per)\s+week$/i.exec(rest.join(', '));
  if (amount === null) return cells.error('detail', 'interop.value-service');
  const count = Number(amount[1]);
  const isPeriods = amount[2]?.toLowerCase().startsWith('period') === true;
  return { service: { ...base, personId, periodsPerWeek: isPeriods ? count : null, minutesPerWeek: isPeriods ? null : count, delivery: 'push-in', windows: [] } };
}
