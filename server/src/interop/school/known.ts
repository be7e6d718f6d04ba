import { findNearest, hintParams } from '@heddle/engine/model';
import type { BellPeriod, PersonRole, Roster } from '@heddle/engine/roster';
import type { Cells } from './cells.ts';

/**
 * Who and what the school's files may name: the roster as it stands, with the spaces and periods that the files themselves bring.
 * An unknown name is told with the line it stands in. Where nothing of a kind is known yet, nothing can be unknown.
 */
export type Known = {
  student(cells: Cells, column: string, id?: string): string | undefined;
  adult(cells: Cells, column: string, id?: string): string | undefined;
  space(cells: Cells, column: string, id?: string): string | undefined;
  periods(cells: Cells, column: string, ids: readonly string[]): readonly string[] | undefined;
};

export function knownNames(roster: Pick<Roster, 'people' | 'spaces' | 'bell'>, brought: { readonly spaceIds: readonly string[]; readonly bell: readonly BellPeriod[] | undefined }): Known {
  const people = new Map(roster.people.map((person) => [person.id, person]));
  const spaces = new Set([...brought.spaceIds, ...roster.spaces.map(({ id }) => id)]);
  // Bell times that a file brings stand in place of the old ones, so that an old period is no longer one.
  const bell = [...(brought.bell ?? roster.bell)].sort((left, right) => (left.start < right.start ? -1 : 1));
  const periods = new Set(bell.map(({ periodId }) => periodId));
  let hints = 0;
  const hintFor = (id: string, names: Iterable<string>) => {
    hints += 1;
    return hintParams(hints > mostHints ? undefined : findNearest(id, [...names]));
  };
  const person = (isWanted: (role: PersonRole) => boolean, codes: { readonly unknown: string; readonly wrong: string }) => (cells: Cells, column: string, id = cells.text(column)) => {
    if (id === '') return cells.error(column, 'interop.value-missing', { value: column });
    if (people.size === 0) return id;
    const found = people.get(id);
    if (found === undefined) return cells.error(column, codes.unknown, { value: id, ...hintFor(id, roster.people.filter(({ role }) => isWanted(role)).map((one) => one.id)) });
    return isWanted(found.role) ? id : cells.error(column, codes.wrong, { value: id, role: found.role });
  };
  return {
    student: person((role) => role === 'student', { unknown: 'interop.unknown-student', wrong: 'interop.not-a-student' }),
    adult: person((role) => role !== 'student' && role !== 'contact', { unknown: 'interop.unknown-adult', wrong: 'interop.not-staff' }),
    space: (cells, column, id = cells.text(column)) => {
      if (id === '') return cells.error(column, 'interop.value-missing', { value: column });
      if (spaces.size === 0 || spaces.has(id)) return id;
      return cells.error(column, 'interop.unknown-space', { value: id, ...hintFor(id, spaces) });
    },
    periods: (cells, column, written) => {
      const order = [...periods];
      const ids = [...new Set(written.flatMap((id) => (periods.has(id) ? [id] : spanOf(id, order) ?? [id])))];
      const strange = ids.find((id) => periods.size > 0 && !periods.has(id));
      return strange === undefined ? ids : cells.error(column, 'interop.unknown-period', { value: strange, allowed: [...periods] });
    },
  };
}

/** "1-6" is the periods from 1 to 6 in the order of the bell, unless a period has that very name. */
function spanOf(text: string, order: readonly string[]): readonly string[] | undefined {
  const [from = '', to = ''] = text.split(/[-–]/);
  const [first, last] = [order.indexOf(from), order.indexOf(to)];
  return first === -1 || last < first ? undefined : order.slice(first, last + 1);
}

/** Looking for the nearest of thousands of names takes a while; a file in which everything is unknown needs no guesses. */
const mostHints = 20;
