import { createHash } from 'node:crypto';
import type { Instance } from '@heddle/engine/schedule';
import { hashInstance } from '@heddle/engine/schedule';
import { describe, expect, test } from 'vitest';
import { modalities } from './draw/modalities.ts';
import { skillCount } from './draw/skills.ts';
import { drawApart } from './draw-apart.ts';
import { drawInstance, presetNames } from './presets.ts';

const sha = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** As the generator that we are held against wrote its modalities: teacher-led 0 to independent 5. */
const modalityNumber = new Map(modalities.map(({ id }, at) => [id, at]));

function foreignOptions(day: Instance): readonly (readonly (readonly [number, number, number])[])[] {
  const lists: [number, number, number][][] = day.students.map(() => []);
  day.options.demand.forEach((demand, row) => {
    const task = day.tasks[day.options.task[row] ?? -1];
    const number = Number(task?.competencyId?.split('-')[1]) + (task?.purpose === 'project' ? skillCount : 0);
    lists[day.demands[demand]?.student ?? -1]?.push([number, modalityNumber.get(day.kinds[task?.kind ?? -1]?.modalityId ?? '') ?? -1, day.options.value[row] ?? Number.NaN]);
  });
  return lists;
}

describe('the reference preset', () => {
  // Counts and hashes of what the other generator wrote, computed with it.
  test.each([
    { students: 20, seed: 1, options: 1232, pairs: 443, hash: 'aeac8566f5889b6d', apart: 'b2a179de5b9a618a', adults: 1, rooms: '1/1/1/1/1' },
    { students: 100, seed: 1, options: 6122, pairs: 819, hash: 'f76307f7b1920cb0', apart: 'c245be70af3d4f5c', adults: 5, rooms: '3/2/1/1/1' },
    { students: 100, seed: 2, options: 6107, pairs: 839, hash: 'c3cb2f4599a8e4cf', apart: '46f6efebfe210eab', adults: 5, rooms: '3/2/1/1/1' },
    { students: 300, seed: 1, options: 18406, pairs: 960, hash: '155fe2ddd136f208', apart: '05389761aa8f95a7', adults: 15, rooms: '9/5/4/3/1' },
    { students: 1000, seed: 1, options: 64986, pairs: 1089, hash: 'ea5341f84793b8fd', apart: '19fcd52d81b64033', adults: 50, rooms: '30/17/13/11/4' },
    { students: 1000, seed: 5, options: 64695, pairs: 1085, hash: '6b600234abd722a0', apart: '552eb63c6577726c', adults: 50, rooms: '30/17/13/11/4' },
    { students: 3000, seed: 1, options: 219130, pairs: 1166, hash: '49ec6cd72aa9d640', apart: 'a4fc7a58cbfb1b36', adults: 150, rooms: '91/50/40/33/12' },
  ])('[BE1] draws the very school of $students students, seed $seed, that earlier figures were measured on', ({ students, seed, options, pairs, hash, apart, adults, rooms }) => {
    const day = drawInstance({ preset: 'reference', students, periods: 1, seed });
    const lists = foreignOptions(day);
    expect(day.options.id).toHaveLength(options);
    expect(day.tasks.filter(({ kind }) => day.kinds[kind]?.modalityId !== 'independent')).toHaveLength(pairs);
    expect(sha(lists.map((list) => list.map((option) => option.join(',')).join(';')).join('\n'))).toBe(hash);
    expect(sha(JSON.stringify(day.apart))).toBe(apart);
    expect(day.adults).toHaveLength(adults + 1);
    const count = (kind: string) => day.spaces.filter(({ id }) => id.startsWith(kind)).length;
    expect(['classroom', 'small-room', 'collaboration-room', 'lab', 'studio'].map(count).join('/')).toBe(rooms);
  });

  test('[BE1] gives the first student of 300 the first options that were measured then', () => {
    const [first] = foreignOptions(drawInstance({ preset: 'reference', students: 300, periods: 1, seed: 1 }));
    expect(first?.slice(0, 3)).toEqual([[98, 0, 84.3], [98, 1, 86.8], [98, 2, 127.4]]);
  });

  test('[BE2] holds a day of like periods, each skill once, at most half of it on screens', () => {
    const day = drawInstance({ preset: 'reference', students: 100, periods: 4, seed: 1 });
    expect(day.options.id).toHaveLength(4 * 6122);
    expect(day.dayRules).toHaveLength(100);
    expect(day.ceilings.map(({ atMost }) => atMost)).toEqual(day.students.map(() => 60));
    expect(day.prices.fallback).toBe(-8);
  });
});

describe('every preset', () => {
  const days = presetNames.map((preset) => ({ preset, day: drawInstance({ preset, students: 60, periods: 4, seed: 3 }) }));

  test.each(days)('[BE3] $preset is the same for the same seed, and another for another', ({ preset, day }) => {
    expect(hashInstance(drawInstance({ preset, students: 60, periods: 4, seed: 3 }))).toBe(hashInstance(day));
    expect(hashInstance(drawInstance({ preset, students: 60, periods: 4, seed: 4 }))).not.toBe(hashInstance(day));
  });

  test.each(days)('[BE3] $preset lists its options by demand, each of a task and kind there is', ({ day }) => {
    expect([...day.options.demand]).toEqual([...day.options.demand].toSorted((left, right) => left - right));
    expect(day.options.task.every((task) => day.tasks[task] !== undefined && day.kinds[day.tasks[task].kind] !== undefined)).toBe(true);
  });

  test('[BE4] uneven differs by period, fixes places and has meetings of two periods', () => {
    const day = drawInstance({ preset: 'uneven', students: 60, periods: 4, seed: 3 });
    const counts = day.periods.map((_, period) => day.demands.filter((demand) => demand.period === period).length);
    expect(new Set(counts).size).toBeGreaterThan(1);
    expect(day.adults.some(({ stationsAtOnce }) => stationsAtOnce.includes(0))).toBe(true);
    expect(day.demands.some(({ withAdults }) => withAdults.length > 0)).toBe(true);
    expect(day.kinds.filter(({ periods }) => periods === 2).map(({ modalityId }) => modalityId)).toEqual(['project']);
  });

  test('[BE4] uneven has somebody in school who may teach in each period, however few the adults are', () => {
    for (let seed = 1; seed <= 120; seed += 1) {
      const day = drawInstance({ preset: 'uneven', students: 25, periods: 1 + (seed % 2), seed });
      const teaching = [...new Set(day.kinds.flatMap(({ modalityId, adults }) => (modalityId === null ? [] : adults)))];
      for (const period of day.periods.keys()) expect(teaching.some((adult) => day.adults[adult]?.stationsAtOnce[period] === 1), `seed ${seed}`).toBe(true);
    }
  });
});

test('[BE1] a day that is drawn in a thread of its own is the same day', async () => {
  const draw = { preset: 'uneven', students: 40, periods: 4, seed: 7 } as const;
  expect(hashInstance(await drawApart(draw))).toBe(hashInstance(drawInstance(draw)));
});
