import type { Messages } from '../catalogue.ts';

/** Sentences about sentences, and the words that tell where a problem stands. */
export const problem = {
  'messages.no-sentence': 'There is no sentence for the code "{code}". Maybe it is spelled in another way in the catalogue, or was never put there.',
  'messages.not-formatted': 'The sentence for the code "{code}" could not be put together: {why}. Maybe one of its values was not given.',
  'messages.gap': 'There are no words for this note yet ({code}).',
  'name.period': 'period {number}',
  'place.file': '{file}',
  'place.line': 'line {line}',
  'place.field': 'field {field}',
  'input.missing': '"{key}" is missing here. Maybe add it.',
  'input.unknown': 'There is no use for "{key}" here. Maybe take it out.',
  'input.type': '"{value}" cannot stand here: {expected, select, string {a text} number {a number} int {a whole number} boolean {true or false} array {a list} object {a set of names with values} other {another kind of value}} is needed.',
  'input.word': '"{value}" is not one of the words that may stand here. Maybe use one of these: {allowed}.',
  'input.small': '{of, select, string {Nothing stands here. Maybe choose or write something} array {The list has too few entries. Maybe add some: it takes {least}} other {{value} is too small. Maybe take {isInclusive, select, true {{least} or more} other {more than {least}}}}}.',
  'input.big': '{of, select, string {The text is too long: it may have {most} letters. Maybe say it in fewer words} array {The list is too long: it may have {most} entries. Maybe cut it in two} other {{value} is too big. Maybe take {most} or less}}.',
  'input.form': '"{value}" does not have the right form. Maybe look at an example first.',
  'input.date': '"{value}" is not a date. Maybe write it like 2026-09-15.',
  'input.reason': 'A reason of three letters or more is needed. Maybe say what a reader must know in a year.',
  'input.name': '"{value}" cannot be a name here. Maybe use small letters, digits and dashes only.',
  'input.version': '"{value}" is not a version. Maybe write three numbers, such as 1.2.0.',
  'input.span': 'The last day is before the first. Maybe they are the wrong way round.',
  'input.who-and-why': 'Who decides and why go together. Maybe give both, or neither.',
  'input.policy-or-change': 'There is nothing to try. Maybe give a policy file or a change.',
  'input.lesson': 'This is no lesson of the list. Maybe go back and choose one.',
} as const satisfies Messages;
