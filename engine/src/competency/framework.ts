import type { Grade } from '../roster/index.ts';

/** What there is to learn, as a graph: CASE items and associations under our names. */

export type Competency = {
  /** Stable: the publisher's identifier. */
  readonly id: string;
  /** What people say and type: "6.RP.A.3.a". Falls back to the id. */
  readonly code: string;
  readonly statement: string;
  /** A few words for a card; falls back to the code where the publisher has none. */
  readonly title: string;
  readonly kind: string;
  readonly grades: readonly Grade[];
  readonly frameworkId: string;
};

/**
 * CASE's own association types, kept verbatim (see GLOSSARY). `from` precedes `to`; `from` is child of `to`.
 * The `to` of an exactMatchOf usually stands in another publisher's framework, whose ids the author cannot know: it is an id or a code.
 */
export type AssociationType = 'precedes' | 'isChildOf' | 'exactMatchOf' | 'isRelatedTo';

export type Association = { readonly type: AssociationType; readonly from: string; readonly to: string };

export type Framework = {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly version: string;
  readonly competencies: readonly Competency[];
  readonly associations: readonly Association[];
};

/**
 * One or several frameworks, joined and indexed. All lists are sorted by competency id, so that walking them is deterministic.
 */
export type CompetencyGraph = {
  readonly frameworks: readonly { readonly id: string; readonly title: string; readonly version: string }[];
  readonly competencies: ReadonlyMap<string, Competency>;
  /** By code and by id; codes of several frameworks that are exactMatchOf each other resolve to the planned one. */
  findByCode(code: string): Competency | undefined;
  selectCompetency(id: string): Competency;
  /** Direct prerequisites after roll-up: an item without `precedes` edges of its own inherits its family's. */
  prerequisitesOf(id: string): readonly string[];
  /** What it directly leads to, after the same roll-up. */
  successorsOf(id: string): readonly string[];
  parentOf(id: string): string | undefined;
  childrenOf(id: string): readonly string[];
  matchesOf(id: string): readonly string[];
  /** Count of the associations of a type as published, before roll-up. */
  countOf(type: AssociationType): number;
};
