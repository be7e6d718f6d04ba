import { expect, test } from 'vitest';
import { compile } from '../index.ts';
import { found } from '../hand-plan.test-data.ts';
import { alone, modality, plannedDay, year } from '../planned-day.test-data.ts';
import { all } from './biting-days.test-data.ts';
import { screenMinutes } from './screen-minutes.ts';

const screen = modality('screen', { isOnScreen: true, groupsPerStation: 30 });
const parts = { students: all(['s1'], { 'ratio/screen': 90, 'rates/alone': 60 }), modalities: [screen, alone], bell: ['08:00-08:45', '08:50-09:35', '10:00-10:45'] };
const day = plannedDay({ ...parts, limits: { screenMinutesPerDay: 70, screenMinutesInARow: 40 } });
const doing = (facts: typeof day.facts, ...modalities: readonly string[]) => found(screenMinutes, facts, modalities.map((one, position) => ({ at: String(position + 1), space: 'r1', adults: ['t1'], modality: one, groups: { ratio: ['s1'] } })));

test('[SC29] a stretch on screens goes on through passing time and ends with a break or with paper', () => {
  expect(doing(day.facts, 'screen', 'screen')).toMatchObject([{ tier: 'approval', params: { what: 'row', minutes: 60, most: 40 } }]);
  expect(doing(day.facts, 'screen', 'alone', 'screen')).toEqual([]);
  expect(doing(day.facts, 'alone', 'screen', 'screen')).toEqual([]);
});

test('[SC29] the day has a limit of its own', () => {
  expect(doing(day.facts, 'screen', 'screen', 'screen')).toMatchObject([{ params: { what: 'day', minutes: 90, most: 70 } }, { params: { what: 'row' } }]);
});

test('[SC29] assistive technology never counts as screen', () => {
  const facts = { ...day.facts, roster: { ...day.facts.roster, accommodations: [{ studentId: 's1', kind: 'assistive-technology' as const, detail: 'a screen reader', ...year }] } };
  const stations = ['1', '2'].map((at) => ({ at, space: 'r1', adults: ['t1'], modality: 'screen', groups: { ratio: ['s1'] } }));
  expect(found(screenMinutes, facts, stations, (seat) => ({ ...seat, screenMinutes: 0 }))).toEqual([]);
  // For anybody else the activity's own word counts, whatever the plan says.
  expect(found(screenMinutes, day.facts, stations, (seat) => ({ ...seat, screenMinutes: 0 }))).toHaveLength(1);
});

test('[SC29] in the instance each stretch without a break is a ceiling, and the day is one', () => {
  expect(compile(day).ceilings.map(({ demands, atMost }) => [demands, atMost])).toEqual([[[0, 1, 2], 70], [[0], 40], [[0, 1], 40], [[1], 40], [[2], 40]]);
  expect(compile(plannedDay(parts)).ceilings).toEqual([]);
});
