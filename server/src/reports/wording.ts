import { formatDate, locales, render } from '@heddle/engine/messages';
import type { Audience, Locale, Names } from '@heddle/engine/messages';
import type { Reason } from '@heddle/engine/problem';
import type { Instant } from '@heddle/engine/roster';
import type { Named } from './day-view.ts';

/** One reader's language and names, at hand for whoever builds a view. */
export type Wording = {
  readonly locale: Locale;
  readonly names: Names;
  readonly gaps: 'throw' | 'show';
};

export function say(wording: Wording, audience: Audience, reason: Reason): string {
  return render(reason, { ...wording, audience });
}

/** At most this many sentences stand under "why": more is not read, least of all by a child. */
const mostSentences = 3;

/** The first reasons, in the order the planner gave them, as long as they fit into three sentences. */
export function why(wording: Wording, audience: Audience, reasons: readonly Reason[]): readonly string[] {
  const said: string[] = [];
  let sentences = 0;
  for (const reason of reasons) {
    const text = say(wording, audience, reason);
    sentences += countSentences(text);
    if ((sentences > mostSentences && said.length > 0) || said.includes(text)) break;
    said.push(text);
  }
  return said;
}

/** By full stops before a space or the end: a stop inside a code such as 6.RP.A ends nothing. */
export function countSentences(text: string): number {
  return Math.max(1, text.match(/[.?!…]["”’)\u200F]*(?=\s|$)/g)?.length ?? 0);
}

export function named(wording: Wording, kind: 'student' | 'adult', id: string): Named {
  return { id, name: wording.names[kind](id, { audience: 'staff', locale: wording.locale }) ?? id };
}

/** Spaces, modalities and periods are called the same by everybody. */
export function nameOf(wording: Wording, kind: 'space' | 'modality' | 'period', id: string | null): string {
  return id === null ? '' : (wording.names[kind](id, { audience: 'staff', locale: wording.locale }) ?? id);
}

/** An instant as a school clock shows it: "Tuesday 15 September, 0:00". */
export function instantText(locale: Locale, instant: Instant, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: 'numeric', minute: '2-digit', hourCycle: 'h23' }).formatToParts(Date.parse(instant));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  return `${formatDate(locale, `${part('year')}-${part('month')}-${part('day')}`)}, ${Number(part('hour'))}:${part('minute')}`;
}

/** "8:45"; minutes are counted from the school's midnight. */
export function clockText(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
}

/** People in the order of a class list: by family name as the roster's own language sorts it. */
export function byName(people: readonly { readonly id: string; readonly givenName: string; readonly familyName: string }[]): readonly string[] {
  const collator = new Intl.Collator(locales.en.intl);
  return people.toSorted((a, b) => collator.compare(a.familyName, b.familyName) || collator.compare(a.givenName, b.givenName) || (a.id < b.id ? -1 : 1)).map((person) => person.id);
}
