/**
 * A decision about many students, taken apart so that each student's share can be erased alone: a plan keeps its stations when a seat goes.
 * A piece is cut out of the body at a path; what is left is the header, which names nobody.
 */
export type Path = readonly (string | number)[];
export type Piece = { readonly at: Path; readonly value: unknown; readonly studentIds: readonly string[] };
export type Share = { readonly studentIds: readonly string[]; readonly body: readonly (readonly [Path, unknown])[] };

/** Header and shares; pieces about the same students share a row. Cut array items leave null behind, so that places stay what they were. */
export function takeApart(body: unknown, pieces: readonly Piece[]): { readonly header: unknown; readonly shares: readonly Share[] } {
  const header = structuredClone(body);
  for (const { at } of pieces) setAt(header, at, null);
  const groups = Map.groupBy(pieces, (piece) => [...new Set(piece.studentIds)].sort().join('\n'));
  const shares = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => ({
    studentIds: [...new Set(group[0]?.studentIds ?? [])].sort(),
    body: group.map(({ at, value }): readonly [Path, unknown] => [at, value]),
  }));
  return { header, shares };
}

/** The body again, as far as its shares are still there. Places whose share was erased stay null. */
export function putTogether(header: unknown, shares: readonly Share['body'][]): unknown {
  const body = structuredClone(header);
  for (const share of shares) for (const [at, value] of share) setAt(body, at, value);
  return body;
}

/** An array without the places whose piece was erased. */
export function present<T>(items: readonly (T | null)[]): readonly T[] {
  return items.filter((item): item is T => item !== null);
}

function setAt(body: unknown, at: Path, value: unknown): void {
  let place = body as Record<string | number, unknown>;
  for (const step of at.slice(0, -1)) place = place[step] as Record<string | number, unknown>;
  place[at.at(-1) ?? ''] = value;
}
