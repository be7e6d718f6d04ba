/** Several values by key, read sorted and without repeats: the shape of every list of edges here. */
export type Multimap = { readonly add: (key: string, value: string) => void; readonly of: (key: string) => readonly string[] };

export function multimap(): Multimap {
  const sets = new Map<string, Set<string>>();
  const sorted = new Map<string, readonly string[]>();
  return {
    add: (key, value) => {
      const set = sets.get(key);
      if (set === undefined) sets.set(key, new Set([value]));
      else set.add(value);
      sorted.delete(key);
    },
    of: (key) => {
      const known = sorted.get(key) ?? [...(sets.get(key) ?? [])].sort();
      sorted.set(key, known);
      return known;
    },
  };
}
