/** The known word that somebody most likely meant, or undefined when nothing is near. First of equals in the order given. */
export function findNearest(word: string, known: readonly string[]): string | undefined {
  const plain = plainForm(word);
  // One slip in three letters is a slip; more is another word, and a wrong hint costs more than none.
  const allowed = Math.max(1, Math.floor(plain.length / 3));
  let best: { readonly word: string; readonly distance: number } | undefined;
  for (const candidate of known) {
    const distance = editDistance(plain, plainForm(candidate));
    if (distance <= allowed && (best === undefined || distance < best.distance)) best = { word: candidate, distance };
  }
  return best?.word;
}

/** `competency_ids`, `Competency-Ids` and `competencyIds` are one word to the person who typed it. */
function plainForm(word: string): string {
  return word.slice(0, 100).toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment; Damerau 1964). */
function editDistance(a: string, b: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current: number[] = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (isSwap) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}

/** The parameters `hint` and `hasHint` of a sentence that ends with "Maybe you meant ...". */
export function hintParams(hint: string | undefined): { readonly hint: string; readonly hasHint: 'yes' | 'no' } {
  return { hint: hint ?? '', hasHint: hint === undefined ? 'no' : 'yes' };
}
