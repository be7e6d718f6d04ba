/**
 * How much of a weekly amount has to happen today? As much as keeps the rest of the week able to hold what is still owed, with slack for
 * what goes wrong: after today no more may be owed than `slack` of what the later days can give. On the last day that is all of it.
 * Never more than today can give: a plan is not blamed for a week that was lost before.
 *
 * One rule for service minutes, time with a teacher, the home teacher and the stable group. Any unit.
 */
export function dueToday(pace: { readonly owed: number; readonly given: number; readonly rest: number; readonly can: number }): number {
  const due = pace.owed - pace.given - slack * pace.rest;
  return Math.max(0, Math.min(pace.can, due));
}

/** One day in five may be lost (an absence, a fire drill) and the week still holds. Assumed, not measured. */
const slack = 0.8;
