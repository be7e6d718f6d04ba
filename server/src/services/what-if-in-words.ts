import type { Locale, Names } from '@heddle/engine/messages';
import type { Instance, WhatIf } from '@heddle/engine/schedule';
import { say } from './words.ts';

/** Changes of a day that were tried and help, as sentences. */
export function whatIfInWords({ instance, changes, names, locale = 'en' }: { readonly instance: Instance; readonly changes: readonly WhatIf[]; readonly names: Names; readonly locale?: Locale }): readonly string[] {
  return changes.map((change) => {
    switch (change.kind) {
      case 'one-more-adult': return say({ code: 'what-if.one-more-adult', params: { adult: instance.adults[change.like]?.id ?? '', period: instance.periods[change.period]?.id ?? '' } }, locale, 'staff', names);
      case 'one-more-space': return say({ code: 'what-if.one-more-space', params: { space: instance.spaces[change.like]?.id ?? '', period: instance.periods[change.period]?.id ?? '' } }, locale, 'staff', names);
      case 'one-more-seat': return say({ code: 'what-if.one-more-seat', params: modalityOf(instance, change.in) }, locale, 'staff', names);
      case 'smaller-group': return say({ code: 'what-if.smaller-group', params: { ...modalityOf(instance, change.in), least: change.least } }, locale, 'staff', names);
      case 'worth-more': return say({ code: 'what-if.worth-more', params: { points: change.points } }, locale, 'staff', names);
    }
  });
}

function modalityOf(instance: Instance, kind: number): Readonly<Record<string, string>> {
  const modality = instance.kinds[kind]?.modalityId ?? null;
  return modality === null ? { what: 'fallback', modality: '' } : { what: 'form', modality };
}
