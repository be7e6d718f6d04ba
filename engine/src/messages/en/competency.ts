import type { Messages } from '../catalogue.ts';

/** What is wrong with a framework, for whoever imports one. Competencies are named by their codes, as their publisher writes them. */
export const competency = {
  'competency.unknown': 'There is no competency with the id "{value}". Maybe its framework was not imported.',
  'competency.cycle': 'These come before one another in a circle, so nobody could ever start: {circle}. Maybe one of the links points the wrong way.',
  'competency.child-cycle': 'These are each a part of the next, in a circle: {circle}. Maybe one of the links points the wrong way.',
  'competency.dangling-end': 'A link of type {type} at {code} leads to "{missing}", which is not in the framework. The link is left out. Maybe an item is missing.',
  'competency.edge-to-itself': 'A link of type {type} leads from {code} to itself. The link is left out.',
  'competency.two-parents': '{code} is a part of both {kept} and {other}. Only {kept} is used.',
  'competency.id-twice': 'Two items have the id {id}: {code} and {otherCode}. Only the first is used.',
  'competency.code-twice': 'Two items have the code {code}: {id} and {otherId}. The code now stands for the first.',
  'competency.match-shared': 'These are all an exact match of the same thing: {codes}. What a student shows on one counts for each of them. Maybe only one is the match.',
} as const satisfies Messages;
