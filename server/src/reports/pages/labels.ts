import { noNames, render } from '@heddle/engine/messages';
import type { Locale } from '@heddle/engine/messages';
import type { Params } from '@heddle/engine/problem';
import type { Time } from '../day-view.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { clockText } from '../wording.ts';

/** The page's own words. Names are already in the view, so that a label needs none. */
export type Label = (code: string, params?: Params) => string;

export function labelsIn(locale: Locale): Label {
  return (code, params = {}) => render({ code, params }, { locale, audience: 'staff', names: noNames });
}

/** "8:45–9:32", readable by machines too. */
export function timeRange(time: Time): Html {
  return html`<span class="time"><time>${clockText(time.startMinute)}</time>–<time>${clockText(time.endMinute)}</time></span>`;
}

/** Text that came from people or other systems: its own direction, whatever the page's. */
export function own(text: string): Html {
  return html`<bdi>${text}</bdi>`;
}
