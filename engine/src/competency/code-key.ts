/**
 * Are two codes the same standard, written by two publishers? Identifiers differ from publisher to publisher, so people and exports
 * join on codes, and those differ too: "6.RP.A.3.a", "6.RP.A.3a", "6.RP.3a"; "A-APR.B.2", "HSA-APR.B.2", "HSA.APR.2".
 * The key leaves out what publishers disagree on: punctuation, case, "HS" before a high-school category, and the cluster letter
 * that numbering does not need. It serves only where exact codes find nothing and the key belongs to one competency alone.
 */
export function codeKey(code: string): string {
  const segments = code.toUpperCase().replace(/(\d)([A-Z])\b/g, '$1.$2').split(/[^A-Z0-9]+/).filter((segment) => segment !== '');
  return segments
    .map((segment, position) => (position === 0 ? segment.replace(/^HS(?=[A-Z])/, '') : segment))
    .filter((segment, position) => !isClusterLetter(segments, position) && segment !== '')
    .join('.');
}

/** One letter between a domain and a number: the A of 6.RP.A.3. The G of 6.G.1 is a domain, so the first two places never count. */
function isClusterLetter(segments: readonly string[], position: number): boolean {
  return position >= 2 && /^[A-Z]$/.test(segments[position] ?? '') && /^\d/.test(segments[position + 1] ?? '');
}
