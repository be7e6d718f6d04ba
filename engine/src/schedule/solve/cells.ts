/**
 * Options sorted into cells (by student, by task and period ...), best first within each: what the search walks along all day.
 * `order[start[cell]]` up to `order[start[cell + 1] - 1]` are the options of a cell.
 */
export type Cells = { readonly order: Int32Array; readonly start: Int32Array };

type Sorting = { readonly cells: number; cellOf(option: number): number };

/** Counting sort into cells, then each small cell by value: one comparing sort over a million options would take seconds. */
export function sortIntoCells(net: Float64Array, into: Sorting): Cells {
  const sorted = count(into, net.length, (at) => at);
  const better = (left: number, right: number) => (net[right] ?? 0) - (net[left] ?? 0) || left - right;
  for (let cell = 0; cell < into.cells; cell += 1) {
    const [from, until] = [sorted.start[cell] ?? 0, sorted.start[cell + 1] ?? 0];
    if (until - from > 1) sorted.order.subarray(from, until).sort(better);
  }
  return sorted;
}

/** Each cell into smaller ones: options that stood best first still do. */
export function splitCells({ order }: Cells, into: Sorting): Cells {
  return count(into, order.length, (at) => order[at] ?? 0);
}

/** Options keep the order they come in within each cell. */
function count({ cells, cellOf }: Sorting, options: number, optionAt: (at: number) => number): Cells {
  const start = new Int32Array(cells + 1);
  for (let at = 0; at < options; at += 1) {
    const after = cellOf(optionAt(at)) + 1;
    start[after] = (start[after] ?? 0) + 1;
  }
  for (let cell = 1; cell <= cells; cell += 1) start[cell] = (start[cell] ?? 0) + (start[cell - 1] ?? 0);
  const next = start.slice(0, cells);
  const order = new Int32Array(options);
  for (let at = 0; at < options; at += 1) {
    const option = optionAt(at);
    const cell = cellOf(option);
    const place = next[cell] ?? 0;
    order[place] = option;
    next[cell] = place + 1;
  }
  return { order, start };
}
