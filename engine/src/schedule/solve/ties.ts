import type { DayRule, Demand, Instance } from '../compile/instance.ts';

/** Who has to do with whom: pairs apart, adults a student cannot do without, and which limits look at a demand. */

/** By demand, the places in `lists` where it stands. */
export function lookUp(demands: readonly Demand[], lists: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const found: number[][] = demands.map(() => []);
  lists.forEach((list, position) => list.forEach((demand) => found[demand]?.push(position)));
  return found;
}

/** By demand, adults the student cannot do without: time owed with one adult that needs every period where it can be had is no choice. */
export function neededAdults({ demands, contacts, prices }: Instance): readonly (readonly number[])[] {
  const found = demands.map(({ withAdults }) => new Set(withAdults));
  for (const contact of contacts) {
    if (contact.price < prices.never || contact.adults.length !== 1 || contact.isResponsible) continue;
    const all = contact.demands.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
    for (const { demand, amount } of contact.demands) {
      if (all - (amount ?? 0) < contact.atLeast) for (const adult of contact.adults) found[demand]?.add(adult);
    }
  }
  return found.map((adults) => [...adults]);
}

/** Two students apart are two demands apart in each period that both have. */
export function apartDemands(instance: Instance): readonly (readonly number[])[] {
  const byStudent = Map.groupBy(instance.demands.keys(), (position) => instance.demands[position]?.student ?? -1);
  const period = (position: number) => instance.demands[position]?.period;
  const found: number[][] = instance.demands.map(() => []);
  for (const [one, other] of instance.apart) {
    for (const left of byStudent.get(one) ?? []) {
      for (const right of byStudent.get(other) ?? []) {
        if (period(left) !== period(right)) continue;
        found[left]?.push(right);
        found[right]?.push(left);
      }
    }
  }
  return found;
}

/** Another meeting of the same day that a rule looks at together with this one. */
export type Rival = { readonly rule: DayRule; readonly other: number; readonly isEarlier: boolean };

export function rivals({ demands, dayRules }: Instance): readonly (readonly Rival[])[] {
  const found: Rival[][] = demands.map(() => []);
  for (const rule of dayRules) {
    rule.demands.forEach((demand, place) => rule.demands.forEach((other, at) => {
      if (at !== place) found[demand]?.push({ rule, other, isEarlier: at < place });
    }));
  }
  return found;
}
