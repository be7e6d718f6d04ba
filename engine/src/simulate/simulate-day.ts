import type { CompetencyGraph } from '../competency/index.ts';
import type { Evidence } from '../evidence/index.ts';
import { sortEvidence } from '../evidence/index.ts';
import { confirmingKinds } from '../model/index.ts';
import type { AdoptedModel, EvidenceKind, LearningModel } from '../model/index.ts';
import type { SchoolDate, SchoolDay, Unavailability } from '../roster/index.ts';
import type { DayPlan, Seat } from '../schedule/index.ts';
import { answerCheck } from './answer-check.ts';
import { learnIn } from './learn.ts';
import { createRandom } from './random.ts';
import type { TrueStudent, Truth } from './truth.ts';

/**
 * Lives a planned day: every student in a seat learns something, or not, and answers the check; some checks never come back.
 * Answers the evidence a school's tools would send, and the truth of the next morning.
 */
export function simulateDay(of: {
  readonly plan: DayPlan;
  readonly day: SchoolDay;
  readonly models: readonly AdoptedModel[];
  readonly graph: CompetencyGraph;
  readonly truth: Truth;
  /** Share of checks that are lost or forgotten, 0..1; 0.05 unless said. */
  readonly missing?: number;
}): { readonly evidence: readonly Evidence[]; readonly truth: Truth } {
  const { plan, truth } = of;
  const stations = new Map(plan.stations.map((station) => [station.id, station]));
  const meetings = new Map(plan.meetings.map((meeting) => [meeting.id, meeting]));
  const models = new Map(of.models.map(({ adoption, model }) => [adoption.id, { adoption, model }]));
  const periods = new Map(of.day.periods.map((period) => [period.id, period]));
  const students = new Map(truth.students);
  const evidence: Evidence[] = [];
  // In order of the day: what was learnt in the first period is there in the second.
  for (const seat of plan.seats.toSorted((a, b) => startOf(a, periods) - startOf(b, periods))) {
    const meeting = meetings.get(seat.meetingId);
    const station = stations.get(meeting?.stationId ?? '');
    const adopted = models.get(station?.adoptionId ?? '');
    const student = students.get(seat.studentId);
    const period = periods.get(seat.periodId);
    const modality = adopted?.model.practice.modalities.find(({ id }) => id === meeting?.modalityId);
    const competencyId = meeting?.competencyId ?? null;
    if (adopted === undefined || station === undefined || student === undefined || period === undefined || modality === undefined || competencyId === null) continue;

    const after = learnIn({ truth, student, competencyId, modality, adultId: station.adultIds[0] ?? '', minutes: seat.minutes, on: plan.on, graph: of.graph });
    students.set(student.id, after);
    const questions = [...adopted.adoption.exitChecks, ...adopted.model.instruction.exitChecks].find(({ id }) => id === meeting?.exitCheckId)?.questions ?? 0;
    const random = createRandom(truth.seed, 'after', student.id, plan.on, seat.periodId);
    if (random.next() < (of.missing ?? 0.05)) continue;
    const endsAt = Date.parse(period.endsAt);
    evidence.push(...answerCheck({
      truth, student: after, competencyId, questions, on: plan.on, model: adopted.model, graph: of.graph,
      kind: kindOf(seat, random.next(), adopted.model), activityId: meeting?.activityIds[0] ?? null,
      taskId: `${plan.on}/${seat.periodId}/${student.id}`,
      startsAt: new Date(endsAt - seat.checkMinutes * 60_000).toISOString(), endsAt: period.endsAt,
    }));
  }
  return { evidence: sortEvidence(evidence), truth: { ...truth, students } };
}

/** Who stays at home on a day: each student at their own rate. */
export function simulateAbsences(of: { readonly truth: Truth; readonly on: SchoolDate }): readonly Unavailability[] {
  return [...of.truth.students.values()].filter((student) => isAbsent(of.truth, student, of.on))
    .map(({ id }) => ({ subject: { kind: 'person', id }, on: of.on, periodIds: null, reason: 'absent' }));
}

function isAbsent(truth: Truth, student: TrueStudent, on: SchoolDate): boolean {
  return createRandom(truth.seed, 'absent', student.id, on).next() < student.absence;
}

/** The adults do what their cards ask: what was passed once is shown in another way, in a quiz or while somebody looks on, where the model has that. */
function kindOf(seat: Seat, chance: number, model: LearningModel): EvidenceKind {
  if (seat.stage !== 'practice') return 'exit-check';
  const kinds = confirmingKinds(model).filter((kind) => kind === 'quiz' || kind === 'observation');
  return kinds[Math.floor(chance * kinds.length)] ?? 'exit-check';
}

function startOf(seat: Seat, periods: ReadonlyMap<string, { readonly startMinute: number }>): number {
  return periods.get(seat.periodId)?.startMinute ?? 0;
}
