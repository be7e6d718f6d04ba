import type { CompetencyGraph } from '../competency/index.ts';
import type { Evidence } from '../evidence/index.ts';
import type { EvidenceKind, LearningModel } from '../model/index.ts';
import type { Instant, SchoolDate } from '../roster/index.ts';
import { createRandom } from './random.ts';
import { logistic, skillOn } from './truth.ts';
import type { TrueStudent, Truth } from './truth.ts';

/** The answers of one student to one exit check, quiz or observation at the end of a meeting. */
export function answerCheck(check: {
  readonly truth: Truth;
  readonly student: TrueStudent;
  readonly competencyId: string;
  readonly activityId: string | null;
  readonly kind: EvidenceKind;
  readonly questions: number;
  readonly taskId: string;
  /** The check fills the time between these. */
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly on: SchoolDate;
  readonly model: LearningModel;
  readonly graph: CompetencyGraph;
}): readonly Evidence[] {
  const { student, competencyId, taskId, model } = check;
  const random = createRandom(check.truth.seed, 'check', taskId);
  const knows = logistic(skillOn(check));
  const items = model.instruction.items.filter((item) => item.competencyId === competencyId);
  // A misconception is held for good, until the skill has grown past it.
  const mixUp = model.instruction.misconceptions.find((one) => one.competencyId === competencyId && createRandom(check.truth.seed, 'mix-up', student.id, one.id).next() < 0.3);
  const [start, end] = [Date.parse(check.startsAt), Date.parse(check.endsAt)];
  return Array.from({ length: check.questions }, (_, i): Evidence => {
    const isHelped = check.kind !== 'observation' && random.next() < student.helpSeeking * (1 - knows);
    const chance = student.guess + (1 - student.guess - student.slip) * (isHelped ? 0.5 + 0.5 * knows : knows);
    const isRight = random.next() < chance;
    const showsMixUp = !isRight && mixUp !== undefined && random.next() < 0.6 * (1 - knows);
    const occurredAt = new Date(Math.round(start + ((end - start) * (i + 1)) / (check.questions + 1))).toISOString();
    return {
      id: `${taskId}/${i + 1}`, studentId: student.id, competencyIds: [competencyId], kind: check.kind,
      result: { kind: 'score', score: isRight ? 1 : 0 }, help: isHelped ? 'hint' : 'none',
      itemId: items[i % Math.max(1, items.length)]?.id ?? null, taskId, activityId: check.activityId,
      misconceptionIds: showsMixUp ? [mixUp.id] : [], ...sourceFor(check.kind, model),
      occurredAt, recordedAt: check.endsAt,
    };
  });
}

/** The model's most trusted source for a kind. */
function sourceFor(kind: EvidenceKind, { technology }: LearningModel): Pick<Evidence, 'sourceId' | 'trust'> {
  const sources = technology.evidenceSources.filter(({ kinds }) => kinds.includes(kind));
  const source = sources.find(({ trust }) => trust === 'awards') ?? sources[0];
  return { sourceId: source?.id ?? 'simulated', trust: source?.trust ?? 'context' };
}
