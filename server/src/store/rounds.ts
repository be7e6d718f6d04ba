import type { RoundPlan } from '@heddle/engine/path';
import type { SchoolDate } from '@heddle/engine/roster';
import { decisionEntry, readDecisions } from './decisions.ts';
import { appendToLedger, lockLedger } from './ledger.ts';
import type { Scope } from './ledger.ts';
import { present } from './pieces.ts';
import type { Piece } from './pieces.ts';

type Reserved = RoundPlan['reserved'][number];
type Named<T> = Omit<T, 'studentIds'> & { readonly studentIds: readonly (string | null)[] };
type ReadRound = Omit<RoundPlan, 'goals' | 'standingGroups' | 'reserved' | 'moves'> & {
  readonly moves?: readonly (NonNullable<RoundPlan['moves']>[number] | null)[];
  readonly goals: readonly (RoundPlan['goals'][number] | null)[];
  readonly standingGroups: readonly Named<RoundPlan['standingGroups'][number]>[];
  readonly reserved: readonly (Omit<Named<Reserved>, 'title'> & { readonly title: string | null })[];
};

export async function recordRoundPlan(scope: Scope, round: RoundPlan, status: 'draft' | 'published'): Promise<void> {
  await lockLedger(scope);
  const pieces: Piece[] = [
    ...round.goals.map((goal, index): Piece => ({ at: ['goals', index], value: goal, studentIds: [goal.studentId] })),
    ...(round.moves ?? []).map((move, index): Piece => ({ at: ['moves', index], value: move, studentIds: [move.studentId] })),
    ...round.standingGroups.flatMap((group, index) => placesOf(['standingGroups', index, 'studentIds'], group.studentIds)),
    ...round.reserved.flatMap((one, index) => [
      ...placesOf(['reserved', index, 'studentIds'], one.studentIds),
      // "Conference with ..." is written about everyone in it.
      ...(one.studentIds.length === 0 ? [] : [{ at: ['reserved', index, 'title'], value: one.title, studentIds: one.studentIds }]),
    ]),
  ];
  await appendToLedger(scope, [decisionEntry({ kind: 'round', topic: status, occurredAt: scope.now, body: round, pieces })]);
}

/** For each adoption the round recorded last among those that hold the day. */
export async function readRoundPlans(scope: Scope, filter: { readonly on: SchoolDate; readonly status: 'draft' | 'published' }): Promise<readonly RoundPlan[]> {
  const rows = await scope.tx.selectFrom('ledger').select('number')
    .where('school_id', '=', scope.schoolId).where('kind', '=', 'round').where('topic', '=', filter.status).orderBy('number').execute();
  const found = (await readDecisions<ReadRound>(scope, rows.map((row) => row.number)))
    .filter(({ body }) => body.from <= filter.on && filter.on <= body.until);
  const latest = new Map(found.map(({ body }) => [body.adoptionId, body]));
  return [...latest.values()].sort((a, b) => (a.adoptionId < b.adoptionId ? -1 : 1)).map(({ moves, ...body }) => ({
    ...body,
    goals: present(body.goals),
    ...(moves === undefined ? {} : { moves: present(moves) }),
    standingGroups: body.standingGroups.map((group) => ({ ...group, studentIds: present(group.studentIds) })),
    reserved: body.reserved.map((one) => ({ ...one, studentIds: present(one.studentIds), title: one.title ?? '' })),
  }));
}

function placesOf(at: readonly (string | number)[], studentIds: readonly string[]): readonly Piece[] {
  return studentIds.map((id, index) => ({ at: [...at, index], value: id, studentIds: [id] }));
}
