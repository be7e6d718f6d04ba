import type { Space } from '@heddle/engine/roster';
import { spanColumns } from './cells.ts';
import type { Cells } from './cells.ts';

export const spaceColumns = { required: ['space', 'kind', 'seats', 'zone'], optional: ['name', ...spanColumns] };

/** One row of spaces.csv. The kind is the school's own word, which a model's modalities ask for. */
export function takeSpace(cells: Cells): Space | undefined {
  const id = cells.required('space');
  const kind = cells.required('kind');
  const seats = cells.wholeNumber('seats', { least: 1, most: 5000 });
  if (id === undefined || kind === undefined || seats === undefined) return undefined;
  return { id, name: cells.text('name') || id, kind: kind.toLowerCase(), seats, zone: cells.text('zone'), ...cells.span() };
}
