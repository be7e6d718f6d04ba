import type { Messages } from '../catalogue.ts';

/** What is wrong with a learning model package, for the people who write one. The place (file, line, field) is printed before each. */
export const model = {
  // Files
  'model.missing-file': 'The package has no file {file}. {hasHint, select, yes {Maybe {hint} should have that name} other {Maybe start from models/template}}.',
  'model.unknown-file': 'No part of a package is called {file}. {hasHint, select, yes {Maybe you meant {hint}} other {Maybe move it, or make it a text that ends in .md}}.',
  'model.file-not-allowed': 'A package holds plain text and no code, but here is {file}. Maybe take it out: only .yaml and .md files and a licence may stand here.',
  'model.package-too-big': 'The package has {files} files and {characters} letters. It may have {mostFiles} files and {mostCharacters} letters at most. Maybe a folder went in that is no part of it.',
  'model.file-too-long': 'This file has more than {most} letters. Maybe cut it in two: a folder such as instruction/items may hold many files.',
  'model.no-readme': 'The package has no file {file}. Maybe write one: what the model is, for whom, and where it comes from.',
  // YAML
  'model.not-yaml': 'This line is not valid YAML: {detail}. Maybe a colon, a quote or the spaces at the start of the line are wrong ({kind}).',
  'model.shared-node': 'Anchors (&) and aliases (*) may not be used in a package. Maybe write the value out where it is used.',
  'model.other-format': 'The format of this package is "{value}", and this program reads "{known}". Maybe a newer program is needed, or the line should say "{known}".',
  // Shape
  'model.unknown-key': 'There is no key "{key}" here. {hasHint, select, yes {Maybe you meant "{hint}"} other {Maybe you meant one of these: {known}}}.',
  'model.missing-key': 'The key "{key}" is missing. Maybe add it here: docs/guide/model-format.md says what it means.',
  'model.not-yet': 'The key "{key}" is "{value}", which is not yet supported. Maybe write null, and copy what you need into this package.',
  'model.wrong-type': '{kind, select, nothing {Nothing stands here} other {Here stands "{value}"}}, but {expected, select, string {a text} number {a number} int {a whole number} boolean {true or false} array {a list} object {a set of keys} record {a set of keys} other {another kind of value}} is needed. {kind, select, nothing {Maybe write it, or take the key out} other {{expected, select, string {Maybe put it in quotes} boolean {Maybe write true or false without quotes} array {Maybe start each entry with a dash} other {Maybe look at models/template}}}}.',
  'model.not-allowed': '"{value}" is not one of the words that may stand here. {hasHint, select, yes {Maybe you meant "{hint}"} other {Maybe use one of these: {allowed}}}.',
  'model.too-small': '{of, select, string {The text is empty} array {The list has too few entries} other {{value} is too small}}. Maybe {of, select, string {write it, or take the key out} array {add one: it takes {least} or more} other {write {least} or more}}.',
  'model.too-big': '{of, select, string {The text is too long} array {The list is too long} other {{value} is too big}}: the most is {most}. Maybe {of, select, string {say it in fewer words} array {cut it in two} other {the unit is another one}}.',
  'model.wrong-form': '"{value}" does not have the right form. {form, select, id {Maybe use letters, digits, dots and dashes only, without spaces} version {Maybe write three numbers, such as 1.2.0} time {Maybe write a time in quotes, such as 08:45} other {Maybe look at models/template}}.',
  'model.wrong-name': '"{key}" may not be used as a name here. Maybe use letters, digits, dots and dashes only, and start with a letter.',
  'model.wrong-value': '"{value}" may not stand here. Maybe look at docs/guide/model-format.md.',
  'model.duplicate-id': 'The {kind} "{id}" is there twice. The first one is in {firstFile}, line {firstLine}. Maybe one of them should have another id.',
} as const satisfies Messages;
