import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answer } from './answer.test-data.ts';
import { creditOf } from './credit-of.ts';
import { groupTasks } from './group-tasks.ts';
import { sortEvidence } from './sort-evidence.ts';

const dateOf = (at: string) => at.slice(0, 10);
const idsByTask = (...answers: Parameters<typeof groupTasks>[0]) => groupTasks(answers, dateOf).map((task) => task.answers.map(({ id }) => id));

describe('groupTasks', () => {
  test('[EV8] answers with the same task id are one task, though they come minutes apart', () => {
    const [task, ...others] = groupTasks([answer({ id: 'b', taskId: 't', occurredAt: '2026-09-14T16:22:00.000Z' }), answer({ id: 'a', taskId: 't' })], dateOf);
    expect(others).toEqual([]);
    expect(task).toMatchObject({ studentId: 's1', competencyId: '6.RP.A.1', kind: 'exit-check', taskId: 't', on: '2026-09-14', at: '2026-09-14T16:22:00.000Z' });
    expect(task?.answers.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  test('[EV8] without a task id, the same instant makes one task and another instant another', () => {
    expect(idsByTask(answer({ id: 'a' }), answer({ id: 'b' }), answer({ id: 'c', occurredAt: '2026-09-14T16:20:01.000Z' }))).toEqual([['a', 'b'], ['c']]);
  });

  test('[EV8] another student, competency or kind is another task', () => {
    expect(idsByTask(answer({ id: 'a' }), answer({ id: 'b', studentId: 's2' }), answer({ id: 'c', competencyIds: ['6.RP.A.2'] }), answer({ id: 'd', kind: 'quiz' })).flat().length).toBe(4);
  });

  test('[EV8] a task id that comes again on another day is another sitting', () => {
    expect(idsByTask(answer({ id: 'a', taskId: 't' }), answer({ id: 'b', taskId: 't', occurredAt: '2026-09-15T16:20:00.000Z' }))).toEqual([['a'], ['b']]);
  });

  test('[EV8] an answer on two competencies stands in the task of each, and once in each', () => {
    const tasks = groupTasks([answer({ competencyIds: ['6.RP.A.1', '6.RP.A.2', '6.RP.A.1'] })], dateOf);
    expect(tasks.map((task) => [task.competencyId, task.answers.length])).toEqual([['6.RP.A.1', 1], ['6.RP.A.2', 1]]);
  });

  test('[EV9] where nothing was answered there is no task', () => {
    expect(groupTasks([], dateOf)).toEqual([]);
  });

  test('[EV1] the order of arrival changes neither order nor tasks', () => {
    const answers = Array.from({ length: 8 }, (_, i) => answer({ id: `e${i}`, taskId: i % 3 === 0 ? null : `t${i % 2}`, occurredAt: `2026-09-1${i % 4}T16:20:00.000Z` }));
    fc.assert(fc.property(fc.shuffledSubarray(answers, { minLength: answers.length }), (shuffled) => {
      expect(sortEvidence(shuffled)).toEqual(sortEvidence(answers));
      expect(groupTasks(shuffled, dateOf)).toEqual(groupTasks(answers, dateOf));
    }));
  });
});

describe('creditOf', () => {
  test('[EV5] a rubric level counts as its share of the highest level', () => {
    expect(creditOf({ kind: 'level', level: 3, of: 4 })).toBe(0.75);
    expect(creditOf({ kind: 'score', score: 0.4 })).toBe(0.4);
  });
});
