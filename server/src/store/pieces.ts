/**
 * A decision about many students, taken apart so that each student's share can be erased alone: a plan keeps its stations when a seat goes.
 * A piece is cut out of the body at a path; what is left is the header, which names nobody.
 */
type Path = readonly (string | number)[];
export type Piece = { readonly at: Path; readonly value: unknown; readonly studentIds: readonly string[] };
export type Share = { readonly studentIds: readonly string[]; readonly body: readonly (readonly [Path, unknown])[] };

/**
 * Header and shares; pieces about the same students share a row. Cut array items leave null behind, so that places stay what they were.
 * Where one student's piece, or the header, calls another by id, that word is cut out too and goes with whom it names.
 */
export function takeApart(body: unknown, pieces: readonly Piece[]): { readonly header: unknown; readonly shares: readonly Share[] } {
  const students = new Set(pieces.flatMap((piece) => piece.studentIds));
  const header = structuredClone(body);
  for (const { at } of pieces) setAt(header, at, null);
  const own = pieces.map((piece) => ({ ...piece, value: structuredClone(piece.value) }));
  const mentions = [
    ...cutMentions(header, { at: [], studentIds: [] }, students),
    ...own.flatMap((piece) => cutMentions(piece.value, piece, students)),
  ];
  const groups = Map.groupBy([...own, ...mentions], (piece) => [...new Set(piece.studentIds)].sort().join('\n'));
  const shares = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => ({
    studentIds: [...new Set(group[0]?.studentIds ?? [])].sort(),
    body: group.map(({ at, value }): readonly [Path, unknown] => [at, value]),
  }));
  return { header, shares };
}

/** The body again, as far as its shares are still there. Places whose share was erased stay null, words that named an erased student empty. */
export function putTogether(header: unknown, shares: readonly Share['body'][]): unknown {
  const body = structuredClone(header);
  // Whole pieces first: a word inside one is put back into it.
  const pieces = shares.flat().sort(([a], [b]) => a.length - b.length);
  for (const [at, value] of pieces) setAt(body, at, value);
  return body;
}

/** An array without the places whose piece was erased. */
export function present<T>(items: readonly (T | null)[]): readonly T[] {
  return items.filter((item): item is T => item !== null);
}

/** Empties each string inside `value` that is the id of a student other than those it is about, and answers what was cut. */
function cutMentions(value: unknown, of: Pick<Piece, 'at' | 'studentIds'>, students: ReadonlySet<string>): readonly Piece[] {
  if (typeof value !== 'object' || value === null) return [];
  const place = value as Record<string, unknown>;
  return Object.entries(place).flatMap(([name, inner]): readonly Piece[] => {
    const at = [...of.at, Array.isArray(value) ? Number(name) : name];
    if (typeof inner !== 'string' || !students.has(inner) || of.studentIds.includes(inner)) return cutMentions(inner, { at, studentIds: of.studentIds }, students);
    place[name] = '';
    return [{ at, value: inner, studentIds: [...of.studentIds, inner] }];
  });
}

/** Does nothing where the place itself was erased. */
function setAt(body: unknown, at: Path, value: unknown): void {
  let place = body;
  for (const step of at.slice(0, -1)) place = isPlace(place) ? place[step] : undefined;
  if (isPlace(place)) place[at.at(-1) ?? ''] = value;
}

function isPlace(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null;
}
