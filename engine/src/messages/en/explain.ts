import type { Messages } from '../catalogue.ts';

/** Answers to those who ask back: why not something else, and why a day cannot be planned. */
export const explain = {
  'explain.plan-gap': '{percent, select, none {How near the whole plan is to the best one is not proven.} other {By the same values no plan of the day is better by more than {percent}%.}}',
  'why-not.has-it': 'The student has just that.',
  'why-not.cannot': 'As the day is, it can not be had in this period.',
  'why-not.as-good': 'A plan with it is just as good: {count, plural, =0 {nobody else would move} one {one other student would move} other {# other students would move}}. A lock gives it.',
  'why-not.cost': 'With it the whole plan would lose {points, plural, one {# point} other {# points}} of value, and {count, plural, =0 {nobody else would move} one {one other student would move} other {# other students would move}}.',
  'what-if.one-more-adult': 'It would be so with one more adult like {adult} in {period}.',
  'what-if.one-more-space': 'It would be so with one more space like {space} in {period}.',
  'what-if.one-more-seat': 'It would be so if {what, select, fallback {fallback} other {"{modality}"}} could take one more student in each group and room.',
  'what-if.smaller-group': 'It would be so if a group of "{modality}" could be as small as {least, number}.',
  'what-if.worth-more': 'It would be so if it were worth {points, plural, one {# point} other {# points}} more to the student.',
  'why-impossible.possible': 'A plan for {date} that keeps every limit was found: "heddle plan".',
  'why-impossible.placeless': 'In {period}, {count, plural, one {# student has} other {# students have}} no place that keeps every limit.',
  'why-impossible.clash': '{count, plural, =0 {No limit could be named: the search may need longer.} one {One limit is in the way.} other {These # limits clash. Without any one of them the search finds a place for all.}}',
  'why-impossible.ways': 'Each of these was tried, and helps.',
  'why-impossible.no-way': 'No single change that was tried helps: one more adult, one more room, one more seat. Maybe several are needed.',
} as const satisfies Messages;
