import type { SchoolDate } from '@heddle/engine/roster';
import type { Approval } from '@heddle/engine/schedule';
import { decisionEntry, readDecisions } from './decisions.ts';
import { appendNew, hashOf, lockLedger } from './ledger.ts';
import type { Scope } from './ledger.ts';
import { present } from './pieces.ts';
import type { Piece } from './pieces.ts';

type ReadApproval = Omit<Approval, 'studentIds' | 'reason'> & { readonly studentIds: readonly (string | null)[]; readonly reason: string | null };

/** The reason is written about all the students named, so it goes with the first of them that is erased. */
export async function recordApprovals(scope: Scope, approvals: readonly Approval[]): Promise<number> {
  if (approvals.length === 0) return 0;
  await lockLedger(scope);
  const numbers = await appendNew(scope, approvals.map((approval) => {
    const pieces: Piece[] = approval.studentIds.length === 0 ? [] : [
      ...approval.studentIds.map((id, index): Piece => ({ at: ['studentIds', index], value: id, studentIds: [id] })),
      { at: ['reason'], value: approval.reason, studentIds: approval.studentIds },
    ];
    const entry = decisionEntry({ kind: 'approval', topic: approval.on, occurredAt: scope.now, body: approval, pieces });
    return { ...entry, onceKey: (subjects) => `approval/${hashOf(approval, subjects)}` };
  }));
  return numbers.length;
}

export async function readApprovals(scope: Scope, on: SchoolDate): Promise<readonly Approval[]> {
  const rows = await scope.tx.selectFrom('ledger').select('number')
    .where('school_id', '=', scope.schoolId).where('kind', '=', 'approval').where('topic', '=', on).orderBy('number').execute();
  const found = await readDecisions<ReadApproval>(scope, rows.map((row) => row.number));
  return found.map(({ body }) => ({ ...body, studentIds: present(body.studentIds), reason: body.reason ?? '' }));
}
