import type { Material } from '@heddle/engine/model';
import type { Cells } from './cells.ts';

export const materialColumns = { required: ['standard', 'use', 'title', 'minutes', 'pages_to_copy', 'on_screen'], optional: [] };

/** One row of materials.csv, kept as given: frameworks and materials may arrive in any order. The id is its place among its kind. */
export function takeMaterial(cells: Cells, numbers: Map<string, number>): Material | undefined {
  const code = cells.required('standard');
  const use = cells.required('use')?.toLowerCase();
  const title = cells.required('title');
  const minutes = cells.wholeNumber('minutes', { least: 1, most: 480 });
  const pagesToCopy = cells.wholeNumber('pages_to_copy', { least: 0, most: 500 });
  const isOnScreen = cells.yesNo('on_screen');
  if (code === undefined || use === undefined || title === undefined || minutes === undefined || pagesToCopy === undefined || isOnScreen === undefined) return undefined;
  const key = `${code}/${use}`;
  const number = (numbers.get(key) ?? 0) + 1;
  numbers.set(key, number);
  return { id: `${key.replaceAll(' ', '-')}/${number}`, code, use, title, minutes, pagesToCopy, isOnScreen };
}
