import type { Params, Problem } from '../problem/index.ts';
import { titleOf } from './double-booking.ts';
import type { Roster } from './roster.ts';

/**
 * What is still to come before a day can be planned well? An import proposes these as next steps; none of them refuses anything,
 * because a school brings its facts in one file after another.
 */
export function missingFacts(roster: Roster): readonly Problem[] {
  const missing: Problem[] = [];
  const ask = (code: string, params: Params = {}) => missing.push({ code, severity: 'warning', params, place: {} });
  if (!roster.people.some(({ role }) => role === 'student')) ask('roster.missing.students');
  if (roster.sections.length === 0) ask('roster.missing.sections');
  if (roster.bell.length === 0) ask('roster.missing.bell');
  if (roster.calendar.length === 0) ask('roster.missing.calendar');
  if (roster.spaces.length === 0) ask('roster.missing.spaces');
  if (roster.staffOffers.length === 0) ask('roster.missing.offers');
  const taught = new Set(roster.enrollments.filter(({ role }) => role === 'teacher').map(({ sectionId }) => sectionId));
  const attended = new Set(roster.enrollments.filter(({ role }) => role === 'student').map(({ sectionId }) => sectionId));
  const list = (code: string, sections: Roster['sections']) => {
    if (sections.length > 0) ask(code, { count: sections.length, sections: sections.slice(0, named).map(titleOf) });
  };
  list('roster.missing.teachers', roster.sections.filter(({ id }) => attended.has(id) && !taught.has(id)));
  list('roster.missing.rooms', roster.sections.filter(({ spaceId }) => spaceId === null));
  return missing;
}

/** Enough to find the pattern; a list of hundreds is read by nobody. */
const named = 5;
