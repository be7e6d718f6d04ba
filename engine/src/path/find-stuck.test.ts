import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Evidence } from '../evidence/index.ts';
import { restMeetings } from './find-stuck.ts';
import type { PastMeeting } from './past-meetings.ts';
import { activity, indexOf, met, modalities, offered, planFor, shown } from './small-school.test-data.ts';

const misses = (...days: readonly number[]) => shown(...days.map((day) => `06g1 0/5 ${day}`));
const waysOn = (id: string, of: Parameters<typeof planFor>[0]) => planFor(of).options.filter(({ competencyId }) => competencyId === id);

describe('the stuck rule', () => {
  test('[PA9] after the model\'s number of tasks without progress only a teacher takes it up', () => {
    expect(waysOn('06g1', { evidence: misses(10, 11) }).map(({ modalityId }) => modalityId)).toEqual(expect.arrayContaining(['lesson', 'partners', 'sheet']));
    const stuck = waysOn('06g1', { evidence: misses(9, 10, 11) });
    expect(stuck.map(({ modalityId }) => modalityId)).toEqual(['lesson']);
    expect(stuck[0]?.reasons[0]).toEqual({ code: 'path.stuck-teacher', params: { competency: '06g1', count: 3 } });
  });

  test('[PA9] meetings count as well as tasks: a check that never comes hides nobody', () => {
    expect(waysOn('06g1', { past: met('06g1 sheet 9', '06g1 partners 10', '06g1 sheet 11') }).map(({ modalityId }) => modalityId)).toEqual(['lesson']);
  });

  test('[PA9] a pass starts the count anew', () => {
    const evidence = [...misses(7, 8, 9), ...shown('06g1 4/5 10'), ...misses(11)];
    expect(waysOn('06g1', { evidence }).length).toBeGreaterThan(1);
  });

  test('[PA9] when a teacher has tried, it rests, and the note says so', () => {
    const plan = planFor({ evidence: misses(9, 10, 11, 14), past: met('06g1 sheet 9', '06g1 partners 10', '06g1 sheet 11', '06g1 lesson 14') });
    expect(plan.options.some(({ competencyId }) => competencyId === '06g1')).toBe(false);
    expect(plan.notes).toContainEqual({ code: 'path.pause', params: { student: 's1', competency: '06g1', count: 4 } });
  });

  test('[PA9] while it rests, what comes before it is the way on', () => {
    const evidence = shown('06r1 0/5 9', '06r1 0/5 10', '06r1 0/5 11');
    const past = met('06r1 sheet 9', '06r1 partners 10', '06r1 lesson 11');
    expect(planFor({ evidence, past }).options.find(({ competencyId }) => competencyId === '05r3')?.reasons[0]?.code).toBe('path.gap-below');
  });

  test('[PA9] after the rest it comes back, with a teacher', () => {
    const two = ['lesson', 'partners', 'sheet'].flatMap((id) => [activity('06g1', id), activity('06g1', id, { id: `another ${id}` })]);
    const others = ['06g2 sheet 8', '06g2 partners 9', '05r1 sheet 10', '05r2 sheet 11', '05g1 sheet 14'];
    expect(others.length).toBe(restMeetings);
    const past = met('06g1 sheet 1', '06g1 partners 2', '06g1 lesson 3', ...others);
    expect(waysOn('06g1', { evidence: misses(1, 2, 3), past, index: indexOf({ activities: two }) }).map(({ activityIds }) => activityIds)).toEqual([['another lesson']]);
    expect(waysOn('06g1', { evidence: misses(1, 2, 3), past }).map(({ modalityId }) => modalityId)).toEqual(['partners', 'sheet']);
    expect(offered({ evidence: misses(1, 2, 3), past: past.slice(0, -1) })).not.toContain('06g1');
  });

  test('[PA9] nobody who misses every check, whatever they are given, stays longer on one competency than the model allows and one teacher\'s try', () => {
    const activities = [...indexOf().planned.keys()].flatMap((id) => modalities.flatMap((one) => [1, 2].map((n) => activity(id, one.id, { id: `${id}-${one.id}-${n}` }))));
    const index = indexOf({ activities });
    fc.assert(fc.property(fc.array(fc.nat(7), { minLength: 24, maxLength: 24 }), (choices) => {
      const past: PastMeeting[] = [];
      const evidence: Evidence[] = [];
      choices.forEach((choice, day) => {
        const on = `2026-09-${String(day + 1).padStart(2, '0')}`;
        const { options } = planFor({ index, evidence, past, on });
        const taken = options[choice % Math.max(1, options.length)];
        expect(taken, on).toBeDefined();
        const { competencyId, modalityId = '', activityIds = [], stage = 'new' } = taken ?? {};
        past.push({ on, periodId: '1', competencyId: competencyId ?? '', modalityId, activityIds, stage, minutes: 25 });
        evidence.push(...shown(`${competencyId} 0/5 ${day + 1}`));
      });
      const runs = Map.groupBy(past.map(({ competencyId }, i) => ({ competencyId, i })), ({ competencyId }) => competencyId);
      for (const [id, run] of runs) {
        run.slice(index.adopted.model.instruction.path.stuckAfter + 1).forEach(({ i }, n) => {
          const before = run[index.adopted.model.instruction.path.stuckAfter + n]?.i ?? 0;
          expect(i - before, `${id} came back too soon`).toBeGreaterThan(restMeetings);
        });
      }
    }), { numRuns: 15 });
  });
});
