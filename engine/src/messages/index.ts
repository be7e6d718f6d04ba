export { english } from './en/index.ts';
export { formatDate, isLocale, isolate, locales } from './locale.ts';
export { noNames } from './names.ts';
export { idsAsNames, namesOf } from './names-of.ts';
export { render, renderProblem } from './render.ts';
export type { Audience } from './catalogue.ts';
export type { Locale } from './locale.ts';
export type { Names } from './names.ts';
