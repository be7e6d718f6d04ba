import { describe, expect, test } from 'vitest';
import { verifyDay } from '../index.ts';
import { bitingDays, planned } from './biting-days.test-data.ts';
import { allConstraints } from './index.ts';

describe('a constraint that the solver is not told of is missed by nobody but the solver', () => {
  test('[SC3] every constraint has a day on which it bites, and no two share an id', () => {
    const ids = allConstraints.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(Object.keys(bitingDays).sort()).toEqual([...ids].sort());
  });

  test.each(allConstraints.map(({ id, tier }) => ({ id, tier })))('[SC3] $id: kept when encoded, caught by verifyDay when left out', ({ id, tier }) => {
    const day = bitingDays[id]?.();
    if (day === undefined) throw new Error(`no day for ${id}`);
    const kept = verifyDay({ facts: day.facts, plan: planned(day) });
    expect(kept.filter((one) => one.constraintId === id || one.tier === 'never')).toEqual([]);
    const mutant = planned(day, allConstraints.filter((constraint) => constraint.id !== id));
    const caught = verifyDay({ facts: day.facts, plan: mutant }).filter((one) => one.constraintId === id);
    expect(caught.length).toBeGreaterThan(0);
    expect(caught.every((one) => one.tier === tier)).toBe(true);
  });
});
