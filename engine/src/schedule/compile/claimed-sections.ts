import type { Adoption } from '../../model/index.ts';
import type { Section } from '../../roster/index.ts';

/**
 * Whose time does an adoption plan? The sections it lists; where it lists none, every section of its subject.
 * All other sections are fixed commitments of their students, teachers and rooms.
 */
export function claimedSections(adoption: Adoption, sections: ReadonlyMap<string, Section>): ReadonlySet<string> {
  const { subject, sectionIds } = adoption.claims;
  if (sectionIds.length > 0) return new Set(sectionIds);
  return new Set([...sections.values()].filter((section) => section.subject === subject).map((section) => section.id));
}
