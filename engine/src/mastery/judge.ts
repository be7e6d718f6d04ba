import { groupTasks } from '../evidence/index.ts';
import type { Evidence, Task } from '../evidence/index.ts';
import type { EvidenceKind, LevelRule, MasteryPolicy } from '../model/index.ts';
import { HeddleError } from '../problem/index.ts';
import type { Instant, SchoolDate } from '../roster/index.ts';
import type { EstimateThen } from './estimates-along.ts';
import { compareJudgements, judgementKey, latestJudgements } from './latest-judgements.ts';
import type { Criterion, Judgement, Level } from './mastery.ts';
import { meetsRule, outcomeOf } from './meets-rule.ts';

/**
 * Which levels has new evidence earned? Run each night over the evidence so far and the judgements so far; answers only what is new,
 * so that running it twice adds nothing. Time is not among its inputs: no level moves because days went by.
 *
 * The rules are values. Who wrote them, and in what language, is not known here: the same function judges tonight under the school's rules
 * and a whole year under rules that somebody is only thinking of (trial/).
 *
 * A rule only ever raises. A miss, or ten, lowers the estimate and brings review; taking a level away is for a person.
 * After a person's judgement only later evidence counts, so that the rule never argues with it about what was already known.
 */
export function judge(night: {
  readonly evidence: readonly Evidence[];
  readonly previous: readonly Judgement[];
  readonly policy: Pick<MasteryPolicy, 'provisional' | 'secure'>;
  readonly dateOf: (at: Instant) => SchoolDate;
  /** Needed where a rule asks for an estimate; throws `mastery.no-estimate` without it there. */
  readonly estimateThen?: EstimateThen;
}): readonly Judgement[] {
  const latest = latestJudgements(night.previous);
  const byPeople = latestJudgements(night.previous.filter(({ by }) => by.kind === 'person'));
  const kinds = new Map(night.evidence.map(({ id, kind }) => [id, kind]));
  const tasks = groupTasks(night.evidence.filter(({ trust }) => trust === 'awards'), night.dateOf);
  const cases = new Map<string, Case>();
  const judged: Judgement[] = [];
  // In order of time over all competencies, so that estimates of a student are asked for in the order in which they came to be.
  for (const task of tasks) {
    const key = judgementKey(task);
    const before = cases.get(key) ?? openCase(latest.get(key), { kinds, closedUntil: byPeople.get(key)?.at ?? '' });
    cases.set(key, judgeTask(before, { task, policy: night.policy, estimateThen: night.estimateThen ?? noEstimate, judged }));
  }
  return judged.toSorted(compareJudgements);
}

/** One student's way in one competency, so far. */
type Case = { readonly level: Level; readonly passes: readonly Pass[]; readonly closedUntil: Instant };
/** A pass that a later task can build on: when, and what kinds of task it was. A person's judgement is a kind of its own. */
type Pass = { readonly on: SchoolDate; readonly kinds: readonly EvidenceKind[]; readonly evidenceIds: readonly string[] };

/** What a person judged over stays closed, also after a rule has judged anew: or the second night would count what the first had to pass over. */
function openCase(latest: Judgement | undefined, { kinds, closedUntil }: { readonly kinds: ReadonlyMap<string, EvidenceKind>; readonly closedUntil: Instant }): Case {
  const level = latest?.level ?? 'none';
  return { level, passes: latest === undefined || level === 'none' ? [] : [passOf(latest, kinds)], closedUntil };
}

/** Puts what the task earns into `judged`. */
function judgeTask(before: Case, of: { readonly task: Task; readonly policy: Pick<MasteryPolicy, 'provisional' | 'secure'>; readonly estimateThen: EstimateThen; readonly judged: Judgement[] }): Case {
  const { task, policy: { provisional, secure }, judged } = of;
  let { level, passes } = before;
  if (level === 'secure' || task.at <= before.closedUntil) return before;
  const passed = meets({ task, rule: provisional, estimateThen: of.estimateThen });
  if (passed !== undefined) {
    const evidenceIds = idsOf(task);
    passes = [...passes, { on: task.on, kinds: [task.kind], evidenceIds }];
    if (level === 'none') {
      level = 'provisional';
      judged.push(judgementOf({ task, rule: provisional, level, evidenceIds, first: null, criterion: passed }));
    }
  }
  if (level !== 'provisional') return { ...before, level, passes };
  const first = passes.find((pass) => carries(pass, task, secure));
  const again = first === undefined ? undefined : meets({ task, rule: secure, estimateThen: of.estimateThen });
  if (first === undefined || again === undefined) return { ...before, level, passes };
  judged.push(judgementOf({ task, rule: secure, level: 'secure', evidenceIds: [...new Set([...first.evidenceIds, ...idsOf(task)])], first, criterion: again }));
  return { ...before, level: 'secure', passes };
}

/** What the task was held against, if it reached it: the rule's numbers, and the estimate where it asks for one. */
function meets({ task, rule, estimateThen }: { readonly task: Task; readonly rule: LevelRule; readonly estimateThen: EstimateThen }): Criterion | undefined {
  if (!meetsRule(task, rule)) return undefined;
  const { id: _id, text: _text, rationale: _rationale, ...numbers } = rule;
  if (rule.estimate === undefined) return { ...numbers, estimated: null };
  const { studentId, competencyId, at } = task;
  const estimated = estimateThen({ studentId, competencyId, at, afterDays: rule.estimate.afterDays });
  return estimated.p < rule.estimate.atLeast ? undefined : { ...numbers, estimated };
}

/** Is the task far enough from the earlier pass to show more than it did: later, and in another way, where the rule asks for that? */
function carries(pass: Pass, task: Task, rule: LevelRule): boolean {
  const isLater = !rule.needsLaterDay || task.on > pass.on;
  const isAnotherKind = !rule.needsAnotherKind || !pass.kinds.includes(task.kind);
  return isLater && isAnotherKind && pass.on <= task.on;
}

function passOf(judgement: Judgement, kinds: ReadonlyMap<string, EvidenceKind>): Pass {
  const known = judgement.evidenceIds.map((id) => kinds.get(id)).filter((kind) => kind !== undefined);
  return { on: judgement.on, kinds: judgement.by.kind === 'person' ? [] : known, evidenceIds: judgement.evidenceIds };
}

function judgementOf(of: { readonly task: Task; readonly rule: LevelRule; readonly level: 'provisional' | 'secure'; readonly evidenceIds: readonly string[]; readonly first: Pass | null; readonly criterion: Criterion }): Judgement {
  const { task, rule, level, first, criterion } = of;
  const { correct, of: asked } = outcomeOf(task, rule);
  const params = { competency: task.competencyId, date: task.on, correct, of: asked };
  return {
    studentId: task.studentId, competencyId: task.competencyId, level, on: task.on, at: task.at, evidenceIds: of.evidenceIds,
    policyId: rule.id, policyText: rule.text, criterion, by: { kind: 'rule' },
    reasons: [first === null ? { code: 'mastery.provisional', params } : { code: 'mastery.secure', params: { ...params, dates: [first.on] } }],
  };
}

const idsOf = (task: Task) => task.answers.map(({ id }) => id);

const noEstimate: EstimateThen = ({ competencyId }) => {
  throw new HeddleError('mastery.no-estimate', { competency: competencyId });
};
