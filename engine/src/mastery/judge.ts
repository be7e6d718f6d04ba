import { groupTasks } from '../evidence/index.ts';
import type { Evidence, Task } from '../evidence/index.ts';
import type { EvidenceKind, LevelRule, MasteryPolicy } from '../model/index.ts';
import type { Instant, SchoolDate } from '../roster/index.ts';
import { compareJudgements, judgementKey, latestJudgements } from './latest-judgements.ts';
import type { Judgement, Level } from './mastery.ts';
import { meetsRule, outcomeOf } from './meets-rule.ts';

/**
 * Which levels has new evidence earned? Run each night over the evidence so far and the judgements so far; answers only what is new,
 * so that running it twice adds nothing. Time is not among its inputs: no level moves because days went by.
 *
 * A rule only ever raises. A miss, or ten, lowers the estimate and brings review; taking a level away is for a person.
 * After a person's judgement only later evidence counts, so that the rule never argues with it about what was already known.
 */
export function judge(night: {
  readonly evidence: readonly Evidence[];
  readonly previous: readonly Judgement[];
  readonly policy: Pick<MasteryPolicy, 'provisional' | 'secure'>;
  readonly dateOf: (at: Instant) => SchoolDate;
}): readonly Judgement[] {
  const latest = latestJudgements(night.previous);
  const kinds = new Map(night.evidence.map(({ id, kind }) => [id, kind]));
  const tasks = groupTasks(night.evidence.filter(({ trust }) => trust === 'awards'), night.dateOf);
  return [...Map.groupBy(tasks, judgementKey)]
    .flatMap(([key, ofOne]) => judgeOne({ tasks: ofOne, latest: latest.get(key), kinds, policy: night.policy }))
    .toSorted(compareJudgements);
}

/** A pass that a later task can build on: when, and what kinds of task it was. A person's judgement is a kind of its own. */
type Pass = { readonly on: SchoolDate; readonly kinds: readonly EvidenceKind[]; readonly evidenceIds: readonly string[] };

function judgeOne(of: {
  readonly tasks: readonly Task[];
  readonly latest: Judgement | undefined;
  readonly kinds: ReadonlyMap<string, EvidenceKind>;
  readonly policy: Pick<MasteryPolicy, 'provisional' | 'secure'>;
}): readonly Judgement[] {
  const { provisional, secure } = of.policy;
  const { latest } = of;
  let level: Level = latest?.level ?? 'none';
  const passes: Pass[] = latest === undefined || level === 'none' ? [] : [passOf(latest, of.kinds)];
  const judged: Judgement[] = [];
  for (const task of of.tasks) {
    if (level === 'secure') break;
    if (latest?.by.kind === 'person' && task.at <= latest.at) continue;
    if (meetsRule(task, provisional)) {
      passes.push({ on: task.on, kinds: [task.kind], evidenceIds: idsOf(task) });
      if (level === 'none') {
        level = 'provisional';
        judged.push(judgementOf({ task, rule: provisional, level, evidenceIds: idsOf(task), first: null }));
      }
    }
    const first = level === 'provisional' && meetsRule(task, secure) ? passes.find((pass) => carries(pass, task, secure)) : undefined;
    if (first !== undefined) {
      level = 'secure';
      judged.push(judgementOf({ task, rule: secure, level, evidenceIds: [...new Set([...first.evidenceIds, ...idsOf(task)])], first }));
    }
  }
  return judged;
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

function judgementOf(of: { readonly task: Task; readonly rule: LevelRule; readonly level: 'provisional' | 'secure'; readonly evidenceIds: readonly string[]; readonly first: Pass | null }): Judgement {
  const { task, rule, level, first } = of;
  const { correct, of: asked } = outcomeOf(task, rule);
  const params = { competency: task.competencyId, date: task.on, correct, of: asked };
  return {
    studentId: task.studentId, competencyId: task.competencyId, level, on: task.on, at: task.at, evidenceIds: of.evidenceIds,
    policyId: rule.id, policyText: rule.text, by: { kind: 'rule' },
    reasons: [first === null ? { code: 'mastery.provisional', params } : { code: 'mastery.secure', params: { ...params, dates: [first.on] } }],
  };
}

const idsOf = (task: Task) => task.answers.map(({ id }) => id);
