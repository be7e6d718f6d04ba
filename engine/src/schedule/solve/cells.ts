/**
 * Options sorted into cells (by student, by task and period ...), best first within each: what the search walks along all day.
 * `order[start[cell]]` up to `order[start[cell + 1] - 1]` are the options of a cell.
 */
export type Cells = { readonly order: Int32Array; readonly start: Int32Array };

/** Counting sort into cells, then each small cell by value: one comparing sort over a million options would take seconds. */
export function sortIntoCells(input: { readonly cells: number; readonly cellOf: Int32Array; readonly net: Float64Array }): Cells {
  const { cellOf, net } = input;
  const start = new Int32Array(input.cells + 1);
  for (const cell of cellOf) start[cell + 1] = (start[cell + 1] ?? 0) + 1;
  for (let cell = 0; cell < input.cells; cell += 1) start[cell + 1] = (start[cell + 1] ?? 0) + (start[cell] ?? 0);
  const next = start.slice();
  const order = new Int32Array(cellOf.length);
  cellOf.forEach((cell, option) => {
    const place = next[cell] ?? 0;
    order[place] = option;
    next[cell] = place + 1;
  });
  const better = (left: number, right: number) => (net[right] ?? 0) - (net[left] ?? 0) || left - right;
  for (let cell = 0; cell < input.cells; cell += 1) order.subarray(start[cell] ?? 0, start[cell + 1] ?? 0).sort(better);
  return { order, start };
}
