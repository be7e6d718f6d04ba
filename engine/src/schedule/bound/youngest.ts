import type { StationKind } from '../compile/instance.ts';

/** Stations whose students are all above a rank, and how many of them there may be with the responsible adult. */
export type Tier = { readonly above: number; readonly students: number };

/**
 * Who may be the youngest in a station? The youngest sets how many may be there, so that a kind of station is really several: one for
 * everybody with few seats, one for older students alone with more. Each of them is sold by itself, and every station is of one of them.
 */
export function tiersOf({ ratio, groupMax, groupsPerStation }: Pick<StationKind, 'ratio' | 'groupMax' | 'groupsPerStation'>): readonly Tier[] {
  const tiers: Tier[] = [];
  let above = -Infinity;
  for (const { throughRank, students } of ratio) {
    // Older students alone are worth a market of their own only where more of them are let in.
    if (tiers.every((tier) => tier.students < students)) tiers.push({ above, students });
    above = Math.max(above, throughRank);
  }
  const most = Math.max(...tiers.map(({ students }) => students));
  const isFull = groupMax !== null && groupsPerStation !== null && groupMax * groupsPerStation <= (tiers[0]?.students ?? Infinity);
  // Where whole groups fit even with the youngest, one market will do; that it lets in too many by approval only raises the bound.
  return tiers.length === 0 || isFull ? [{ above: -Infinity, students: tiers.length === 0 ? Infinity : most }] : tiers;
}
