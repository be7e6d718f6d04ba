/** Sorts `keys[from..until)` from high to low and `at` along with them: quicksort on plain columns, because a bound sorts thousands of lists a step. */
export function sortDescending(keys: Float64Array, at: Int32Array, range: { readonly from: number; readonly until: number }): void {
  let { from, until } = range;
  while (until - from > 16) {
    const pivot = median(keys[from] ?? 0, keys[(from + until) >> 1] ?? 0, keys[until - 1] ?? 0);
    let left = from;
    let right = until - 1;
    while (left <= right) {
      while ((keys[left] ?? 0) > pivot) left += 1;
      while ((keys[right] ?? 0) < pivot) right -= 1;
      if (left > right) break;
      swap(keys, at, left, right);
      left += 1;
      right -= 1;
    }
    // The shorter half by recursion, the longer one in this loop: never deeper than the logarithm of the length.
    if (right + 1 - from < until - left) {
      sortDescending(keys, at, { from, until: right + 1 });
      from = left;
    } else {
      sortDescending(keys, at, { from: left, until });
      until = right + 1;
    }
  }
  for (let next = from + 1; next < until; next += 1) {
    const key = keys[next] ?? 0;
    const own = at[next] ?? 0;
    let place = next - 1;
    for (; place >= from && (keys[place] ?? 0) < key; place -= 1) {
      keys[place + 1] = keys[place] ?? 0;
      at[place + 1] = at[place] ?? 0;
    }
    keys[place + 1] = key;
    at[place + 1] = own;
  }
}

function median(one: number, two: number, three: number): number {
  return Math.max(Math.min(one, two), Math.min(Math.max(one, two), three));
}

function swap(keys: Float64Array, at: Int32Array, left: number, right: number): void {
  const key = keys[left] ?? 0;
  const own = at[left] ?? 0;
  keys[left] = keys[right] ?? 0;
  at[left] = at[right] ?? 0;
  keys[right] = key;
  at[right] = own;
}
