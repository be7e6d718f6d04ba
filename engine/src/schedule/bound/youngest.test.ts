import { describe, expect, test } from 'vitest';
import { tiersOf } from './youngest.ts';

const ratio = [{ throughRank: 4, students: 15 }, { throughRank: 6, students: 25 }, { throughRank: 8, students: 30 }];

describe('whom a station may have, by its youngest', () => {
  test('[SC113] older students alone are a market of their own where more of them are let in', () => {
    expect(tiersOf({ ratio, groupMax: 30, groupsPerStation: 1 })).toEqual([
      { above: -Infinity, students: 15 }, { above: 4, students: 25 }, { above: 6, students: 30 },
    ]);
  });

  test('[SC113] where older students are let in no more densely there is one market for all', () => {
    expect(tiersOf({ ratio: [{ throughRank: 4, students: 30 }, { throughRank: 8, students: 25 }], groupMax: null, groupsPerStation: null })).toEqual([{ above: -Infinity, students: 30 }]);
  });

  test('[SC113] a group that fits with the youngest in it needs one market', () => {
    expect(tiersOf({ ratio, groupMax: 5, groupsPerStation: 3 })).toEqual([{ above: -Infinity, students: 30 }]);
    expect(tiersOf({ ratio, groupMax: 5, groupsPerStation: 4 })).toHaveLength(3);
  });

  test('[SC113] without a ratio there is no limit', () => {
    expect(tiersOf({ ratio: [], groupMax: 5, groupsPerStation: 1 })).toEqual([{ above: -Infinity, students: Infinity }]);
  });
});
