/**
 * Options sorted into cells (by student, by task and period ...), best first within each: what the search walks along all day.
 * `order[start[cell]]` up to `order[start[cell + 1] - 1]` are the options of a cell.
 */
export type Cells = { readonly order: Int32Array; readonly start: Int32Array };

type Sorting = { readonly cells: number; cellOf(option: number): number };

/** Counting sort into cells, then each small cell by value: one comparing sort over a million options would take seconds. */
export function sortIntoCells(net: Float64Array, into: Sorting): Cells {
  const sorted = count(into, net.length, (at) => at);
  const largest = sorted.start.reduce((most, from, cell) => Math.max(most, (sorted.start[cell + 1] ?? from) - from), 0);
  const [keys, before] = [new Float64Array(largest), new Int32Array(largest)];
  for (let cell = 0; cell < into.cells; cell += 1) {
    const own = sorted.order.subarray(sorted.start[cell], sorted.start[cell + 1]);
    if (own.length > 1) sortCell(own, net, { keys: keys.subarray(0, own.length), before });
  }
  return sorted;
}

/**
 * Best first, the earlier of equals first. Sorting numbers is many times faster than sorting by a function: value and place are packed into one
 * number each, and a last pass sets right what rounding the value left in the wrong order.
 */
function sortCell(own: Int32Array, net: Float64Array, { keys, before }: { readonly keys: Float64Array; readonly before: Int32Array }): void {
  own.forEach((option, at) => {
    before[at] = option;
    keys[at] = Math.round((most - (net[option] ?? 0)) * 1000) * width + at;
  });
  keys.sort();
  for (let at = 0; at < own.length; at += 1) {
    const option = before[(keys[at] ?? 0) % width] ?? 0;
    let place = at;
    for (; place > 0 && isBetter(net, option, own[place - 1] ?? 0); place -= 1) own[place] = own[place - 1] ?? 0;
    own[place] = option;
  }
}

function isBetter(net: Float64Array, one: number, other: number): boolean {
  const more = (net[one] ?? 0) - (net[other] ?? 0);
  return more > 0 || (more === 0 && one < other);
}

/** Points above all values, and places in a cell: together well within the whole numbers that a float holds. */
const most = 1e6;
const width = 2 ** 20;

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
