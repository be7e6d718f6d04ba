import type { RosterIndex } from './index-roster.ts';

/**
 * What is already fixed today? Sections that no model claims go on as the school made them, and hold their students, teachers
 * and room; a pull-out service holds its student and its adult. Plans may use only what is left.
 */
export type Commitment =
  | {
      readonly kind: 'section';
      readonly periodId: string;
      readonly sectionId: string;
      readonly spaceId: string | null;
      readonly studentIds: readonly string[];
      readonly adultIds: readonly string[];
    }
  | {
      readonly kind: 'pull-out';
      readonly periodId: string;
      readonly sectionId: null;
      /** The roster does not say where a service is held, so it holds no room. */
      readonly spaceId: null;
      readonly studentIds: readonly string[];
      readonly adultIds: readonly string[];
    };

/** The same commitments, listed once and looked up two ways: by person, and by space, then by period. */
export type Commitments = {
  readonly all: readonly Commitment[];
  readonly byPerson: ReadonlyMap<string, ReadonlyMap<string, Commitment>>;
  readonly bySpace: ReadonlyMap<string, ReadonlyMap<string, Commitment>>;
};

/**
 * Where a student has both a section and a pull-out in a period, the pull-out is where the student is: it is taken out of that lesson.
 * A service without windows names no time, so it fixes nothing; planning finds time for it.
 */
export function commitmentsOn(index: RosterIndex, claimedSectionIds: Iterable<string>): Commitments {
  const all = [...fixedSections(index, new Set(claimedSectionIds)), ...pullOuts(index)];
  const byPerson = new Map<string, Map<string, Commitment>>();
  const bySpace = new Map<string, Map<string, Commitment>>();
  for (const commitment of all) {
    for (const id of [...commitment.studentIds, ...commitment.adultIds]) hold(byPerson, id, commitment);
    if (commitment.spaceId !== null) hold(bySpace, commitment.spaceId, commitment);
  }
  return { all, byPerson, bySpace };
}

function fixedSections(index: RosterIndex, claimed: ReadonlySet<string>): readonly Commitment[] {
  return index.day.periods.flatMap(({ id: periodId }) => (index.sectionsIn.get(periodId) ?? [])
    .filter((sectionId) => !claimed.has(sectionId))
    .map((sectionId): Commitment => ({
      kind: 'section', periodId, sectionId,
      spaceId: index.sections.get(sectionId)?.spaceId ?? null,
      studentIds: index.studentsOf.get(sectionId) ?? [],
      adultIds: index.teachersOf.get(sectionId) ?? [],
    })));
}

function pullOuts(index: RosterIndex): readonly Commitment[] {
  const services = [...index.servicesOf.keys()].sort().flatMap((studentId) => index.servicesOf.get(studentId) ?? []);
  return index.day.periods.flatMap(({ id: periodId }) => services
    .filter((service) => service.delivery === 'pull-out' && index.people.has(service.studentId))
    .filter((service) => service.windows.some((window) => window.weekday === index.day.weekday && window.periodId === periodId))
    .map((service): Commitment => ({
      kind: 'pull-out', periodId, sectionId: null, spaceId: null, studentIds: [service.studentId], adultIds: [service.personId],
    })));
}

function hold(map: Map<string, Map<string, Commitment>>, id: string, commitment: Commitment): void {
  const byPeriod = map.get(id);
  if (byPeriod === undefined) map.set(id, new Map([[commitment.periodId, commitment]]));
  else byPeriod.set(commitment.periodId, commitment);
}
