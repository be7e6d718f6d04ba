import { describe, expect, test } from 'vitest';
import { all } from '../constraints/biting-days.test-data.ts';
import { compile } from '../index.ts';
import { alone, lesson, plannedDay, year } from '../planned-day.test-data.ts';
import type { DayParts } from '../planned-day.test-data.ts';
import { makeWay } from './make-way.ts';
import { layOut } from './puzzle.ts';
import { seedRandom } from './random.ts';
import type { RepairStyle } from './repair-style.ts';
import { repairPeriod, unseated } from './repair.ts';
import { emptyState } from './state.ts';
import type { DayState } from './state.ts';

const style: RepairStyle = { random: seedRandom(1), share: 0, noise: 0, mayUse: () => true, mayDisturb: true, barredTasks: new Set(), barredKinds: new Set() };
const pairs = { ...lesson, groupSize: { min: 1, max: 2 } };
const four = all(['s1', 's2', 's3', 's4'], { 'ratio/lesson': 90, 'ratio/alone': 60 });
/** The adults have gone to lessons of two, and nobody is left for work alone or fallback. */
function withPairs(parts: Partial<DayParts>): DayState {
  const instance = compile(plannedDay({ students: four, adults: { t1: {} }, modalities: [pairs, alone], ...parts }));
  const state = emptyState(layOut(instance));
  repairPeriod(state, 0, { ...style, barredKinds: new Set(instance.kinds.flatMap(({ modalityId }, kind) => (modalityId === 'alone' ? [kind] : []))) });
  return state;
}
const opened = (state: DayState) => (state.stations[0] ?? []).map(({ kind, size }) => `${state.puzzle.instance.kinds[kind]?.modalityId ?? 'fallback'} ${size}`).sort();

describe('adults have run out and students are left', () => {
  test('[SC133] a station with few students makes way for one that holds more', () => {
    const state = withPairs({});
    expect([opened(state), unseated(state, 0).length]).toEqual([['lesson 2'], 2]);
    makeWay(state, 0, style);
    expect([opened(state), unseated(state, 0).length]).toEqual([['alone 4'], 0]);
  });

  test('[SC133] whoever needs a space keeps the station that has it', () => {
    const roster = { accommodations: [{ studentId: 's1', kind: 'space' as const, spaceId: 'r1', ...year }] };
    const state = withPairs({ roster });
    const before = opened(state);
    makeWay(state, 0, style);
    expect(opened(state)).toEqual(before);
  });

  test('[SC133] nothing changes where no fewer would be left', () => {
    const state = withPairs({ students: all(['s1', 's2', 's3', 's4'], { 'ratio/lesson': 90 }) });
    makeWay(state, 0, style);
    expect([opened(state), unseated(state, 0).length]).toEqual([['lesson 2'], 2]);
  });
});
