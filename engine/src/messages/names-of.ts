import { titleOf } from '../competency/index.ts';
import type { CompetencyGraph } from '../competency/index.ts';
import type { AdoptedModel } from '../model/index.ts';
import type { Roster } from '../roster/index.ts';
import { render } from './render.ts';
import { noNames } from './names.ts';
import type { Names } from './names.ts';

/** Where no school is at hand, as in a refusal: ids stand as they are, and only a period's name can be made from its id. */
export const idsAsNames: Names = { ...noNames, period: (id, { locale }) => periodName(id, locale) };

/** Names from what a school's day is planned with. Maps are built once: a day looks names up thousands of times. */
export function namesOf(school: { readonly roster: Roster; readonly graph: CompetencyGraph; readonly models: readonly AdoptedModel[] }): Names {
  const people = new Map(school.roster.people.map((person) => [person.id, person]));
  const spaces = new Map(school.roster.spaces.map((space) => [space.id, space.name]));
  const modalities = new Map(school.models.flatMap(({ model }) => model.practice.modalities).map((modality) => [modality.id, modality.title]));
  const activities = new Map(
    school.models.flatMap(({ adoption, model }) => [...model.instruction.activities, ...adoption.activities]).map((activity) => [activity.id, activity.title]),
  );
  return {
    ...idsAsNames,
    competency: (id, { audience }) => {
      const competency = school.graph.competencies.get(id);
      if (competency === undefined) return undefined;
      const title = titleOf(school.graph, id) ?? competency.code;
      // Staff search and file by code; a student and a family read the title alone.
      return audience === 'staff' && title !== competency.code ? `${title} (${competency.code})` : title;
    },
    student: (id, { audience }) => {
      const person = people.get(id);
      if (person === undefined) return undefined;
      return audience === 'staff' ? `${person.givenName} ${person.familyName}` : person.givenName;
    },
    adult: (id) => {
      const person = people.get(id);
      return person === undefined ? undefined : `${person.givenName} ${person.familyName}`;
    },
    space: (id) => spaces.get(id),
    modality: (id) => modalities.get(id),
    activity: (id) => activities.get(id),
  };
}

/** "3" and "p3" are "period 3"; a period with a name of its own ("advisory") keeps it. */
function periodName(id: string, locale: Parameters<typeof render>[1]['locale']): string {
  const number = /^p?0*(\d+)$/i.exec(id)?.[1];
  return number === undefined ? id : render({ code: 'name.period', params: { number } }, { locale, audience: 'staff', names: noNames });
}
