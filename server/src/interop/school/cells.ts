import { isSchoolDate, isWallTime } from '@heddle/engine/roster';
import type { EffectiveDated, SchoolDate } from '@heddle/engine/roster';
import { unknownValue } from '../csv/index.ts';
import type { Entry } from '../csv/index.ts';
import type { Notes } from '../files/index.ts';

/** Reads the cells of one row, each as what it should be. A fault is noted with file, line, column, value and what is allowed. */
export type Cells = {
  readonly row: Entry;
  text(column: string): string;
  /** Not empty. */
  required(column: string): string | undefined;
  oneOf<Word extends string>(column: string, allowed: readonly Word[]): Word | undefined;
  wholeNumber(column: string, range: { readonly least: number; readonly most: number }): number | undefined;
  time(column: string): string | undefined;
  date(column: string): SchoolDate | undefined;
  yesNo(column: string): boolean | undefined;
  /** Words separated by spaces, commas or semicolons. */
  words(column: string): readonly string[];
  /** The optional columns `from` and `until`. Undated facts have always held and go on. */
  span(): EffectiveDated;
  error(column: string, code: string, params?: Readonly<Record<string, string | number | readonly string[]>>): undefined;
};

export const spanColumns = ['from', 'until'];

export function readCells(row: Entry, notes: Notes): Cells {
  const error: Cells['error'] = (column, code, params = {}) => {
    notes.error(code, { value: row.get(column), ...params }, { file: row.file, line: row.line, field: column });
    return undefined;
  };
  const dateOr = <Otherwise>(column: string, otherwise: Otherwise) => {
    const text = row.get(column);
    if (text === '') return otherwise;
    return isSchoolDate(text) ? text : error(column, 'interop.value-date') ?? otherwise;
  };
  return {
    row,
    text: (column) => row.get(column),
    required: (column) => row.get(column) || error(column, 'interop.value-missing', { value: column }),
    oneOf: (column, allowed) => {
      const word = row.get(column).toLowerCase();
      return allowed.find((each) => each === word) ?? error(column, 'interop.value-unknown', unknownValue(row.get(column), allowed));
    },
    wholeNumber: (column, { least, most }) => {
      const value = /^\d{1,6}$/.test(row.get(column)) ? Number(row.get(column)) : undefined;
      return value !== undefined && value >= least && value <= most ? value : error(column, 'interop.value-number', { least, most });
    },
    time: (column) => {
      const text = row.get(column).padStart(5, '0');
      return isWallTime(text) ? text : error(column, 'interop.value-time');
    },
    date: (column) => (row.get(column) === '' ? error(column, 'interop.value-missing', { value: column }) : dateOr(column, undefined)),
    yesNo: (column) => {
      const word = row.get(column).toLowerCase();
      if (['yes', 'true', '1', 'y'].includes(word)) return true;
      return ['no', 'false', '0', 'n'].includes(word) ? false : error(column, 'interop.value-unknown', unknownValue(row.get(column), ['yes', 'no']));
    },
    words: (column) => [...new Set(row.get(column).split(/[\s,;]+/).filter((word) => word !== ''))],
    span: () => {
      const from = dateOr('from', always);
      const until = dateOr('until', null);
      if (until !== null && until < from) error('until', 'interop.dates-reversed', { from, until });
      return { from, until };
    },
    error,
  };
}

/** Before any school year that a roster of today can hold. */
const always: SchoolDate = '1970-01-01';
