/**
 * What comes before an item that its publisher left without `precedes` edges? Its family's, because a framework is written on
 * several levels and orders only some of them: in CCSS mathematics 84 of 480 standards have no edge, mostly parts (3.NF.A.2.a) whose
 * parent carries the edges, and parents (5.MD.C.5) whose parts carry them.
 *
 * The rule, first that applies:
 * 1. An item with an edge of its own, in or out, keeps exactly its own. Its publisher did order it.
 * 2. Otherwise the nearest ancestor with own edges lends them. A part is ready when the whole is.
 * 3. Otherwise the nearest descendants with own edges lend theirs together. The whole needs what any part needs.
 * 4. Otherwise it has none. Siblings lend nothing: what comes before telling the time says nothing of counting money (2.MD.C).
 *
 * Edges inside the lending family are not lent: they order its parts and say nothing about what comes before the family.
 * Only own edges are lent, and every end of an own edge has own edges, so the roll-up can never close a circle.
 */
type Family = {
  readonly parentOf: (id: string) => string | undefined;
  readonly childrenOf: (id: string) => readonly string[];
};

type OwnEdges = {
  /** Own prerequisites, sorted. */
  readonly before: (id: string) => readonly string[];
  /** Own successors, sorted. */
  readonly after: (id: string) => readonly string[];
};

export function rollUp(family: Family, own: OwnEdges): OwnEdges {
  const hasOwn = (id: string) => own.before(id).length > 0 || own.after(id).length > 0;

  const lendersOf = (id: string): readonly string[] => {
    const seen = new Set([id]);
    for (let parent = family.parentOf(id); parent !== undefined && !seen.has(parent); parent = family.parentOf(parent)) {
      if (hasOwn(parent)) return [parent];
      seen.add(parent);
    }
    let level = family.childrenOf(id);
    const below = new Set([id]);
    while (level.length > 0) {
      const lenders = level.filter(hasOwn);
      if (lenders.length > 0) return lenders;
      for (const child of level) below.add(child);
      level = level.flatMap(family.childrenOf).filter((child) => !below.has(child));
    }
    return [];
  };

  const read = (id: string, edges: (id: string) => readonly string[]): readonly string[] => {
    if (hasOwn(id)) return edges(id);
    const lenders = lendersOf(id);
    const inside = familyOf(family, [id, ...lenders]);
    return [...new Set(lenders.flatMap(edges))].filter((end) => !inside.has(end)).sort();
  };
  return { before: (id) => read(id, own.before), after: (id) => read(id, own.after) };
}

/** The items with all their descendants. */
function familyOf(family: Family, roots: readonly string[]): ReadonlySet<string> {
  const members = new Set(roots);
  for (const id of members) for (const child of family.childrenOf(id)) members.add(child);
  return members;
}
