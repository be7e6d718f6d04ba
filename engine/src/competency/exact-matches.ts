/**
 * Which competencies are the same thing in different frameworks? `exactMatchOf` is symmetric and transitive, so ends form classes.
 * Answers the class of an id (itself included, sorted); an id without a match is alone in its class.
 */
export function exactMatches(pairs: readonly (readonly [string, string])[]): (id: string) => readonly string[] {
  const classes = new Map<string, Set<string>>();
  for (const [one, other] of pairs) {
    const left = classes.get(one) ?? new Set([one]);
    const right = classes.get(other) ?? new Set([other]);
    if (left === right) continue;
    const [small, large] = left.size < right.size ? [left, right] : [right, left];
    for (const id of small) large.add(id);
    for (const id of large) classes.set(id, large);
  }
  const sorted = new Map([...new Set(classes.values())].flatMap((members) => {
    const list = [...members].sort();
    return list.map((id) => [id, list] as const);
  }));
  return (id) => sorted.get(id) ?? [id];
}
