import type { Evidence } from '@heddle/engine/evidence';
import type { Judgement } from '@heddle/engine/mastery';
import type { RoundPlan } from '@heddle/engine/path';
import type { DayPlan } from '@heddle/engine/schedule';
import type { EntityChange, Seen } from '../store.ts';

/** Small records of every kind, for tests to vary. */

export function studentChange(id: string, more: { givenName?: string; familyName?: string; identifiers?: Record<string, string>; occurredAt?: string } = {}): EntityChange<'person'> {
  const { givenName = 'Given', familyName = 'Family', identifiers = {}, occurredAt = '2026-09-01T08:00:00.000Z' } = more;
  return {
    kind: 'person', id, studentIds: [id], occurredAt,
    body: { id, role: 'student', givenName, familyName, grade: '06', identifiers, from: '2026-08-01', until: null },
  };
}

export function spaceChange(id: string, seats: number, occurredAt: string): EntityChange<'space'> {
  return { kind: 'space', id, studentIds: [], occurredAt, body: { id, name: `Room ${id}`, kind: 'classroom', seats, zone: '', from: '2026-08-01', until: null } };
}

export function evidenceOf(id: string, studentId: string, more: Partial<Evidence> = {}): Evidence {
  return {
    id, studentId, competencyIds: ['6.RP.1'], kind: 'exit-check', result: { kind: 'score', score: 1 }, help: 'none', itemId: null, taskId: 'check-1',
    activityId: null, misconceptionIds: [], sourceId: 'checks', trust: 'awards', occurredAt: '2026-09-10T17:00:00.000Z', recordedAt: '2026-09-10T20:00:00.000Z', ...more,
  };
}

export function judgementOf(studentId: string, more: Partial<Judgement> = {}): Judgement {
  return {
    studentId, competencyId: '6.RP.1', level: 'provisional', on: '2026-09-10', at: '2026-09-10T17:00:00.000Z', evidenceIds: [`e-${studentId}`],
    policyId: 'four-of-five', policyText: 'Four of five right.', by: { kind: 'rule' }, reasons: [], ...more,
  };
}

/** A plan of one period: everyone in one meeting. */
export function planOf(on: string, studentIds: readonly string[], more: Partial<DayPlan> = {}): DayPlan {
  return {
    on, asOf: '2026-09-14T20:00:00.000Z', seed: 1, iterations: 10, instanceHash: 'abc', modelVersions: { maths: 'maths@1.0.0' },
    stations: [{ id: 'st1', periodId: 'p1', spaceId: 'r1', adultIds: ['t1'], modalityId: 'small-group', adoptionId: 'maths' }],
    meetings: [{ id: 'm1', stationId: 'st1', purpose: 'competency', competencyId: '6.RP.1', modalityId: 'small-group', activityIds: ['a1'], exitCheckId: null }],
    seats: studentIds.map((studentId) => ({
      studentId, periodId: 'p1', meetingId: 'm1', value: 80, minutes: 40, checkMinutes: 5, screenMinutes: 0, terms: [],
      reasons: [{ code: 'path.next', params: { student: studentId } }], isWithoutEvidence: false, stage: 'new', cause: null,
    })),
    approvals: [], value: 80 * studentIds.length, gap: null, assumedShare: 0, ...more,
  };
}

export function roundOf(studentIds: readonly string[], more: Partial<RoundPlan> = {}): RoundPlan {
  return {
    id: 'round-1', adoptionId: 'maths', from: '2026-09-07', until: '2026-09-18',
    goals: studentIds.map((studentId) => ({ studentId, competencyIds: ['6.RP.1'], destinationId: '6.RP.1' })),
    standingGroups: [{ id: 'g1', periodId: 'p1', homeTeacherId: 't1', studentIds }],
    reserved: [{ on: '2026-09-11', periodId: 'p1', studentIds: studentIds.slice(0, 1), title: 'Conference' }], ...more,
  };
}

export function seen(watermark: number): Seen {
  return { watermark, inputHash: 'input', versions: { maths: 'maths@1.0.0' } };
}
