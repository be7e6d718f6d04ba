import { noNames, render, renderProblem } from '@heddle/engine/messages';
import type { Audience, Locale, Names } from '@heddle/engine/messages';
import type { Problem, Reason } from '@heddle/engine/problem';
import type { DayFacts, Violation } from '@heddle/engine/schedule';

/** Codes into sentences for whoever asked through a service. */

const order = { error: 0, warning: 1, assumption: 2 };

export function say(reason: Reason | Problem, locale: Locale = 'en', audience: Audience = 'staff', names: Names = noNames): string {
  const rendering = { locale, audience, names };
  return 'place' in reason ? renderProblem(reason, rendering) : render(reason, rendering);
}

/** Problems as sentences, errors first, each kind headed by its word. */
export function notesFrom(problems: readonly Problem[], names: Names = noNames): readonly string[] {
  return [...problems]
    .sort((a, b) => order[a.severity] - order[b.severity])
    .map((problem) => `${say({ code: `severity.${problem.severity}`, params: {} })}: ${say(problem, 'en', 'staff', names)}`);
}

/** What the ids of a school's day are called. A young reader sees given names, staff see whole ones. */
export function namesOf({ roster, graph, models }: Pick<DayFacts, 'roster' | 'graph' | 'models'>): Names {
  const people = new Map(roster.people.map((person) => [person.id, person]));
  const spaces = new Map(roster.spaces.map((space) => [space.id, space.name]));
  const modalities = new Map(models.flatMap(({ model }) => model.practice.modalities.map((modality) => [modality.id, modality.title])));
  const activities = new Map(models.flatMap(({ model, adoption }) => [...model.instruction.activities, ...adoption.activities].map((activity) => [activity.id, activity.title])));
  const person = (id: string, { audience }: { readonly audience: Audience }): string | undefined => {
    const found = people.get(id);
    if (found === undefined) return undefined;
    return found.role === 'student' && audience !== 'staff' ? found.givenName : `${found.givenName} ${found.familyName}`;
  };
  return {
    competency: (id, { audience }) => {
      const found = graph.competencies.get(id);
      return found === undefined ? undefined : audience === 'staff' && found.title !== found.code ? `${found.code} ${found.title}` : found.title;
    },
    student: person,
    adult: person,
    space: (id) => spaces.get(id),
    modality: (id) => modalities.get(id),
    activity: (id) => activities.get(id),
    period: (id) => id,
  };
}

export function violationsInWords(violations: readonly Violation[], names: Names): readonly (Violation & { readonly sentence: string })[] {
  return violations.map((one) => ({ ...one, sentence: say({ code: `limit.${one.constraintId}`, params: one.params }, 'en', 'staff', names) }));
}
