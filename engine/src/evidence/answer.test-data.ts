import type { Evidence } from './evidence.ts';

/** A right answer to an exit check on 6.RP.A.1, with whatever a test says differently. */
export function answer(changes: Partial<Evidence> = {}): Evidence {
  return {
    id: 'e1', studentId: 's1', competencyIds: ['6.RP.A.1'], kind: 'exit-check', result: { kind: 'score', score: 1 }, help: 'none',
    itemId: null, taskId: null, activityId: null, misconceptionIds: [], sourceId: 'checks', trust: 'awards',
    occurredAt: '2026-09-14T16:20:00.000Z', recordedAt: '2026-09-14T16:21:00.000Z', ...changes,
  };
}
