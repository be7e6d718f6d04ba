import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shouldStop } from './should-stop.ts';
import { replayDiagnostic } from './replay.ts';
import { answered, eventsOf, runOf } from './run.test-data.ts';
import type { Happened } from './run.test-data.ts';
import { smallMap } from './small-map.test-data.ts';

const chain = smallMap([[], [0], [1], [2], [3], [4]], (index) => index);
const minutesOf = (happened: readonly Happened[], on?: string) => runOf(chain, happened, on).state.sittingMinutes;

describe('where a diagnostic stands', () => {
  test('[DI50] a start alone waits for its first answer', () => {
    expect(runOf(chain)).toMatchObject({ studentId: 's1', status: 'running', sittings: 1, nextNumber: 1, form: null, answered: [], state: { answers: [], sittingMinutes: 0 } });
  });

  test('[DI50] events in any order, from a list or from JSON, stand the same', () => {
    const happened = [answered('2026-09-14 16:01', 'c1', true), { when: '2026-09-14 16:02', kind: 'paused' }, { when: '2026-09-14 16:30', kind: 'resumed' }, answered('2026-09-14 16:32', 'c3', false)] as const;
    const events = eventsOf(chain, happened);
    const there = replayDiagnostic(events, { on: '2026-09-14' });
    fc.assert(fc.property(fc.shuffledSubarray([...events], { minLength: events.length }), (shuffled) => {
      expect(replayDiagnostic(JSON.parse(JSON.stringify(shuffled)), { on: '2026-09-14' })).toEqual(there);
    }), { numRuns: 10 });
    expect(there.state.answers.map(({ competencyId, isCorrect }) => [competencyId, isCorrect])).toEqual([['c1', true], ['c3', false]]);
  });

  test('[DI50] a diagnostic with a hole, without a start, or with two, is refused', () => {
    const events = eventsOf(chain, [answered('2026-09-14 16:01', 'c1', true), answered('2026-09-14 16:02', 'c2', true)]);
    const torn = [[], events.slice(1), events.filter(({ number }) => number !== 1), [...events, ...events.slice(0, 1)], [...events.slice(0, 2), ...eventsOf(chain, [answered('2026-09-14 16:02', 'c2', true)], 's2').slice(1)]];
    for (const some of torn) expect(() => replayDiagnostic(some, { on: '2026-09-14' })).toThrow('diagnostic.torn');
  });

  test('[DI51] the clock counts answers, stops in a break, and takes a long absence for five minutes', () => {
    expect(minutesOf([answered('2026-09-14 16:02', 'c1', true), answered('2026-09-14 16:05', 'c2', true)])).toBe(5);
    expect(minutesOf([answered('2026-09-14 16:02', 'c1', true), { when: '2026-09-14 16:03', kind: 'paused' }, { when: '2026-09-14 16:40', kind: 'resumed' }, answered('2026-09-14 16:41', 'c2', true)])).toBe(4);
    expect(minutesOf([answered('2026-09-14 18:00', 'c1', true)])).toBe(5);
  });

  test('[DI51] twenty minutes end the sitting; another day begins a new one, and so does an adult, with all answers kept', () => {
    const long = ['16:05', '16:10', '16:15', '16:20'].map((time, index) => answered(`2026-09-14 ${time}`, `c${index}`, index < 2));
    expect(shouldStop(runOf(chain, long).state)?.because).toBe('sitting-over');
    const tomorrow = runOf(chain, long, '2026-09-15');
    expect(shouldStop(tomorrow.state)).toBeNull();
    expect(tomorrow).toMatchObject({ sittings: 2, state: { sittingMinutes: 0, answers: { length: 4 } } });
    expect(runOf(chain, [...long, { when: '2026-09-14 16:21', kind: 'seated' }])).toMatchObject({ sittings: 2, status: 'running', state: { sittingMinutes: 0, answers: { length: 4 } } });
    expect(minutesOf([...long, answered('2026-09-15 09:00', 'c4', false), answered('2026-09-15 09:02', 'c5', false)], '2026-09-15')).toBe(2);
  });

  test('[DI51] what was given out on paper waits until it is typed in, and costs no minutes', () => {
    const question = { competencyId: 'c1', isProbe: false, itemId: 'c1.a', itemSeed: 1 };
    const printed: Happened = { when: '2026-09-14 16:01', kind: 'printed', questions: [question, { ...question, competencyId: 'c2', itemId: 'c2.a' }] };
    expect(runOf(chain, [printed]).form).toMatchObject({ number: 1, questions: { length: 2 } });
    const first = runOf(chain, [printed, answered('2026-09-14 17:00', 'c1', true, { form: 1 })]);
    expect([first.form?.questions.map(({ itemId }) => itemId), first.state.sittingMinutes, first.state.answers.length]).toEqual([['c2.a'], 0, 1]);
    expect(runOf(chain, [printed, answered('2026-09-14 17:00', 'c1', true, { form: 1 }), answered('2026-09-14 17:00', 'c2', true, { form: 1 })]).form).toBeNull();
  });

  test('[DI50] stopped stays stopped', () => {
    expect(runOf(chain, [answered('2026-09-14 16:02', 'c1', true), { when: '2026-09-14 16:03', kind: 'stopped' }], '2026-09-20').status).toBe('stopped');
  });
});
