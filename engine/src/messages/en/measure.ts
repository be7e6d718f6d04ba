import type { Messages } from '../catalogue.ts';

/** What a fairness report says, to the people who lead a school. `group` is a grade where `who` is "grade". */
export const measure = {
  'measure.fairness': 'From {from} to {until}: {days, plural, one {# published day} other {# published days}}. 100% is each student\'s own best day.',
  'measure.fairness-figures': '{who, select, all {All students} low {The third that knew least before} middle {The middle third} high {The third that knew most before} with {With an accommodation or service} without {Without one} other {Grade {group}}} ({students, number} students): {share, number}% of their own best. In minutes a day: {teacher, number} with a teacher, {small, number} in a small group, {grade, number} on grade. Poor days: {poor, number} each. Three or more in a row: {runs, plural, =0 {nobody} one {# student} other {# students}}. In fallback: {fallback, number} days each. Wishes not kept: {denied, number} of {wishes, number}. Days in a row in the lowest group: {lowest, number}.',
  'measure.fairness-hidden': '{who, select, all {All students} low {The third that knew least before} middle {The middle third} high {The third that knew most before} with {With an accommodation or service} without {Without one} other {Grade {group}}}: too few students to be told.',
  'measure.fairness-gap': '{by, select, prior {Between thirds by what they knew before} support {Between students with and without support} other {Between grades}}, shares of the own best differ by {points, number} points at most.',
  'measure.read-with-care': 'A day\'s worth is what the plan expected, not what was learned. Groups of fewer than {least, number} students are left out.',
  'measure.no-days': 'No day from {from} to {until} is published. Maybe choose other dates.',
} as const satisfies Messages;
