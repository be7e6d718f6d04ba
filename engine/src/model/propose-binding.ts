import type { Params, Problem } from '../problem/index.ts';
import type { BellPeriod, Roster, Section, Space, StaffOffer } from '../roster/index.ts';
import type { Adoption, LearningModel } from './learning-model.ts';

/**
 * Fills what a school has not said yet about running a model, so that a plan is possible on the first evening:
 * which sections it claims, which spaces and people it may use, and when the periods are. Every guess is listed as an assumption;
 * what the school did say is never changed.
 */
export function proposeBinding(given: { readonly roster: Roster; readonly adoption: Adoption; readonly model: LearningModel }): {
  readonly roster: Roster;
  readonly adoption: Adoption;
  readonly assumptions: readonly Problem[];
} {
  const { adoption, model } = given;
  const assumptions: Problem[] = [];
  const assume = (code: string, params: Params): void => {
    assumptions.push({ code, params, severity: 'assumption', place: {} });
  };
  if (given.roster.sections.length === 0) return { roster: given.roster, adoption, assumptions };

  const claimed = claimedSections(given.roster.sections, adoption, model);
  if (adoption.claims.sectionIds.length === 0) assume('binding.assumed-claims', { subject: adoption.claims.subject ?? model.title, count: claimed.length });

  const bell = given.roster.bell.length > 0 ? given.roster.bell : proposeBell(given.roster.sections);
  if (given.roster.bell.length === 0) assume('binding.assumed-bell', { count: bell.length, start: bell[0]?.start ?? '', end: bell.at(-1)?.end ?? '' });
  if (given.roster.calendar.length === 0) assume('binding.assumed-calendar', {});

  const spaces = [...given.roster.spaces];
  for (const space of missingSpaces(given.roster)) {
    spaces.push(space);
    assume('binding.assumed-space', { space: space.id, seats: space.seats });
  }
  const staffOffers = [...given.roster.staffOffers];
  const offered = new Set(staffOffers.map((offer) => offer.personId));
  for (const offer of offersFromSections(given.roster, claimed, adoption.claims.subject ?? model.title)) {
    if (offered.has(offer.personId)) continue;
    staffOffers.push(offer);
    assume('binding.assumed-offer', { adult: offer.personId, periods: offer.periodIds });
  }
  const roster: Roster = { ...given.roster, bell, spaces, staffOffers };

  const spaceIds = adoption.spaceIds.length > 0 ? adoption.spaceIds : proposeSpaces(roster, claimed);
  if (adoption.spaceIds.length === 0) assume('binding.assumed-spaces', { spaces: spaceIds });
  const known = new Set(roster.people.map((person) => person.id));
  const staffIds = adoption.staffIds.length > 0 ? adoption.staffIds : staffOffers.map((offer) => offer.personId).filter((id) => known.has(id)).sort();
  if (adoption.staffIds.length === 0) assume('binding.assumed-staff', { adults: staffIds });

  const claims = { ...adoption.claims, sectionIds: claimed.map((section) => section.id).sort() };
  return { roster, adoption: { ...adoption, claims, spaceIds, staffIds }, assumptions };
}

function claimedSections(sections: readonly Section[], { claims }: Adoption, { scope }: LearningModel): readonly Section[] {
  if (claims.sectionIds.length > 0) return sections.filter((section) => claims.sectionIds.includes(section.id));
  const subject = claims.subject?.toLowerCase();
  return sections.filter((section) =>
    (subject === undefined || section.subject.toLowerCase() === subject) &&
    (section.grades.length === 0 || section.grades.some((grade) => scope.grades.includes(grade))));
}

/** Periods of 45 minutes from 8:30 with 5 between, and 40 for lunch after the middle one: a plain American school day. */
function proposeBell(sections: readonly Section[]): readonly BellPeriod[] {
  const ids = [...new Set(sections.flatMap((section) => section.periodIds))].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  let minute = 8 * 60 + 30;
  return ids.map((periodId, i) => {
    const start = clock(minute);
    const end = clock(minute + 45);
    minute += 50 + (i + 1 === Math.ceil(ids.length / 2) ? 35 : 0);
    return { periodId, weekdays: [1, 2, 3, 4, 5], dayType: null, start, end };
  });
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

function missingSpaces({ sections, spaces, school }: Roster): readonly Space[] {
  const known = new Set(spaces.map((space) => space.id));
  const named = new Set(sections.flatMap((section) => (section.spaceId === null || known.has(section.spaceId) ? [] : [section.spaceId])));
  return [...named].sort().map((id) => ({ id, name: id, kind: 'classroom', seats: 30, zone: school.name, from: '0001-01-01', until: null }));
}

/** Who the roster shows teaching the claimed sections, in just those periods. */
function offersFromSections({ enrollments, people }: Roster, claimed: readonly Section[], subject: string): readonly StaffOffer[] {
  const byId = new Map(claimed.map((section) => [section.id, section]));
  const offers = new Map<string, StaffOffer>();
  for (const enrollment of enrollments) {
    const section = byId.get(enrollment.sectionId);
    if (enrollment.role !== 'teacher' || section === undefined) continue;
    if (!people.some((person) => person.id === enrollment.personId)) continue;
    const before = offers.get(enrollment.personId)?.periodIds ?? [];
    const periodIds = [...new Set([...before, ...section.periodIds])].sort();
    offers.set(enrollment.personId, { personId: enrollment.personId, qualifications: [subject], periodIds, note: '', from: section.from, until: section.until });
  }
  return [...offers.values()].sort((a, b) => (a.personId < b.personId ? -1 : 1));
}

/** The rooms of the claimed sections, what else stands in the same zones, and shared spaces that are nobody's classroom. */
function proposeSpaces({ sections, spaces }: Roster, claimed: readonly Section[]): readonly string[] {
  const ofClaimed = new Set(claimed.map((section) => section.spaceId));
  const ofOthers = new Set(sections.filter((section) => !claimed.includes(section)).map((section) => section.spaceId));
  const zones = new Set(spaces.filter((space) => ofClaimed.has(space.id)).map((space) => space.zone));
  return spaces
    .filter((space) => ofClaimed.has(space.id) || (!ofOthers.has(space.id) && (zones.has(space.zone) || space.kind !== 'classroom')))
    .map((space) => space.id)
    .sort();
}
