import type { CompetencyGraph } from '../competency/index.ts';
import type { EvidenceSource, TrustTier } from '../model/index.ts';
import type { Place, Problem } from '../problem/index.ts';
import type { Instant } from '../roster/index.ts';
import type { Evidence } from './evidence.ts';

/**
 * Which records may enter the loop? The gate between a tool's export and the ledger: whatever passes is safe to fold.
 * A record is refused alone and by name; it never takes others with it, and it is never repaired by guessing.
 */
export function admit(batch: {
  readonly evidence: readonly Evidence[];
  readonly students: ReadonlySet<string>;
  readonly graph: Pick<CompetencyGraph, 'competencies'>;
  readonly sources: readonly EvidenceSource[];
  /** Where a record stands in the file it came from, for its problems. */
  readonly placeOf?: (index: number) => Place;
}): { readonly accepted: readonly Evidence[]; readonly problems: readonly Problem[] } {
  const sources = new Map(batch.sources.map((source) => [source.id, source]));
  const accepted: Evidence[] = [];
  const problems: Problem[] = [];
  batch.evidence.forEach((record, index) => {
    const source = sources.get(record.sourceId);
    const place = batch.placeOf?.(index) ?? {};
    const faults = faultsOf({ record, source, students: batch.students, graph: batch.graph });
    problems.push(...faults.map((fault): Problem => ({ ...fault, severity: 'error', place })));
    if (faults.length > 0 || source === undefined) return;
    const trust = mostTrust(record, source);
    if (trust !== record.trust) {
      problems.push({ code: 'evidence.trust-lowered', params: { evidence: record.id, said: record.trust, kept: trust }, severity: 'warning', place });
    }
    accepted.push({ ...record, trust, occurredAt: utc(record.occurredAt), recordedAt: utc(record.recordedAt) });
  });
  return { accepted, problems };
}

/** A clock in a school may run a little ahead of the server's; more than this is a wrong date. */
const clockSkewMinutes = 10;
/** Far above any honest record, far below what would fill a disk. */
const mostIdLength = 200;
const mostIdsInAList = 50;

type Fault = Pick<Problem, 'code' | 'params'>;

function faultsOf(of: {
  readonly record: Evidence;
  readonly source: EvidenceSource | undefined;
  readonly students: ReadonlySet<string>;
  readonly graph: Pick<CompetencyGraph, 'competencies'>;
}): readonly Fault[] {
  const { record, source } = of;
  const evidence = record.id.slice(0, mostIdLength);
  // Looked at alone: with oversized ids nothing else is worth saying, and nothing of them is echoed.
  if (isOversized(record)) return [{ code: 'evidence.too-long', params: { evidence, length: mostIdLength, count: mostIdsInAList } }];
  const faults: Fault[] = [];
  if (record.id === '') faults.push({ code: 'evidence.no-id', params: { student: record.studentId } });
  if (!of.students.has(record.studentId)) faults.push({ code: 'evidence.unknown-student', params: { evidence, id: record.studentId } });
  if (record.competencyIds.length === 0) faults.push({ code: 'evidence.no-competency', params: { evidence } });
  for (const id of record.competencyIds) {
    if (!of.graph.competencies.has(id)) faults.push({ code: 'evidence.unknown-competency', params: { evidence, id } });
  }
  if (source === undefined) faults.push({ code: 'evidence.unknown-source', params: { evidence, source: record.sourceId } });
  else if (!source.kinds.includes(record.kind)) faults.push({ code: 'evidence.kind-not-of-source', params: { evidence, kind: record.kind, source: source.title } });
  if (!isInRange(record)) faults.push({ code: 'evidence.score-out-of-range', params: { evidence, value: scoreAsSaid(record) } });
  return [...faults, ...timeFaults(record, evidence)];
}

function timeFaults(record: Evidence, evidence: string): readonly Fault[] {
  const wrong = [record.occurredAt, record.recordedAt].find((at) => !isInstant(at));
  if (wrong !== undefined) return [{ code: 'evidence.not-an-instant', params: { evidence, value: wrong } }];
  const minutesEarly = (Date.parse(record.occurredAt) - Date.parse(record.recordedAt)) / 60_000;
  return minutesEarly > clockSkewMinutes
    ? [{ code: 'evidence.from-the-future', params: { evidence, occurred: record.occurredAt, recorded: record.recordedAt } }]
    : [];
}

/** Self-report is listened to, and decides nothing: asking students to rate themselves must never become a way to levels. */
function mostTrust(record: Evidence, source: EvidenceSource): TrustTier {
  const allowed: readonly TrustTier[] = record.kind === 'self-report' ? ['context'] : [record.trust, source.trust];
  return tiers.find((tier) => allowed.includes(tier)) ?? 'context';
}

/** Least trusted first. */
const tiers = ['context', 'informs', 'awards'] as const satisfies readonly TrustTier[];

function isInRange({ result }: Evidence): boolean {
  return result.kind === 'score'
    ? result.score >= 0 && result.score <= 1
    : Number.isFinite(result.of) && result.of > 0 && result.level >= 0 && result.level <= result.of;
}

function scoreAsSaid({ result }: Evidence): string {
  return result.kind === 'score' ? String(result.score) : `${result.level} of ${result.of}`;
}

/** A full date and time with Z or an offset: a time without a zone means another hour in another place. */
function isInstant(at: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/.test(at) && !Number.isNaN(Date.parse(at));
}

function utc(at: Instant): Instant {
  return new Date(at).toISOString();
}

function isOversized(record: Evidence): boolean {
  const lists = [record.competencyIds, record.misconceptionIds];
  const ids = [record.id, record.studentId, record.itemId, record.taskId, record.activityId, record.sourceId, record.occurredAt, record.recordedAt, ...lists.flat()];
  return lists.some((list) => list.length > mostIdsInAList) || ids.some((id) => id !== null && id.length > mostIdLength);
}
