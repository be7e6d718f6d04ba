import { believe } from './believe.ts';
import type { DiagnosticState, MappedCompetency } from './diagnostic.ts';
import { likelyFrom, trusted } from './result.ts';

/** What came out, as somebody would tell it: what is in place, what can begin now, and what nobody can say yet. */
export type Findings = {
  /** Likely known, the furthest on first. */
  readonly known: readonly string[];
  /** Likely not known, everything before it being in place; the earliest first. */
  readonly next: readonly string[];
  /** Too close to call, the closest first. */
  readonly open: readonly string[];
};

export function findings(state: DiagnosticState): Findings {
  const { known } = believe(state);
  const all = state.map.competencies.map((competency, index): Found => ({ competency, index, p: trusted(known[index] ?? 0, state.parameters) }));
  const isInPlace = (index: number) => (all[index]?.p ?? 0) >= 0.5;
  const earliest = (a: Found, b: Found) => a.competency.level - b.competency.level || a.index - b.index;
  return {
    known: all.filter(({ p }) => p >= likelyFrom).toSorted((a, b) => earliest(b, a)).map(idOf),
    next: all.filter(({ p, competency }) => 1 - p >= likelyFrom && competency.before.every(isInPlace)).toSorted(earliest).map(idOf),
    open: all.filter(({ p }) => Math.max(p, 1 - p) < likelyFrom).toSorted((a, b) => Math.abs(a.p - 0.5) - Math.abs(b.p - 0.5) || a.index - b.index).map(idOf),
  };
}

type Found = { readonly competency: MappedCompetency; readonly index: number; readonly p: number };
const idOf = ({ competency }: Found) => competency.id;
