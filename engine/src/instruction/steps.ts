import type { MissCause } from '../path/index.ts';
import { confirmingKinds } from '../model/index.ts';
import type { LearningStage, Modality } from '../model/index.ts';
import { assertNever } from '../problem/index.ts';
import type { Reason } from '../problem/index.ts';
import type { Meeting, Seat, Station } from '../schedule/index.ts';
import { inAdoption } from './day-index.ts';
import type { DayIndex } from './day-index.ts';

/**
 * The instructional step: what the adult does in this group, and why, in the order of doing.
 * First how the group is run, then whom to look at first and what each miss asks for, then the move that suits the stage of learning,
 * last the exit check, and who should show it in another way. A cause is named only where the path found one; where nobody knows, the step is to find out.
 */
export function stepsFor(index: DayIndex, meeting: Meeting, station: Station): readonly Reason[] {
  if (meeting.purpose === 'fallback') return [{ code: 'step.fallback', params: {} }];
  const seats = index.seatsByMeeting.get(meeting.id) ?? [];
  const task = meeting.modalityId === null ? undefined : index.modalities.get(inAdoption(station.adoptionId, meeting.modalityId))?.adult.task;
  return [
    ...(task === undefined ? [] : [runStep(task)]),
    ...checkFirst(seats),
    ...causeSteps(index, seats, station.adoptionId),
    ...withoutEvidence(seats),
    ...(task === undefined ? [] : stageSteps(task, seats)),
    ...exitCheckStep(index, meeting, station),
    ...confirmStep(index, seats, station.adoptionId),
  ];
}

/** The steps that tell nothing about any child: all that a stranger is given. A new step is private until it is listed here. */
export const stepsForAStranger: readonly string[] = [
  'step.run-teaches', 'step.run-circulates', 'step.run-supervises', 'step.exit-check', 'step.fallback',
  'step.beside', 'step.beside-all',
];

/**
 * For an adult who is in a station beside the one who leads it: whom they are there for. They are named by a push-in service or an
 * accommodation; a second adult without either shares the group.
 */
export function besideStep(index: DayIndex, { meeting, station, adultId }: { readonly meeting: Meeting; readonly station: Station; readonly adultId: string }): readonly Reason[] {
  const isMine = (studentId: string) =>
    (index.roster.servicesOf.get(studentId) ?? []).some((service) => service.personId === adultId && service.delivery === 'push-in')
    || (index.roster.accommodationsOf.get(studentId) ?? []).some((one) => one.kind === 'adult' && one.personId === adultId);
  const students = (index.seatsByMeeting.get(meeting.id) ?? []).map((seat) => seat.studentId).filter(isMine);
  const adult = station.adultIds[0] ?? '';
  return [students.length === 0 ? { code: 'step.beside-all', params: { adult } } : { code: 'step.beside', params: { adult, students } }];
}

type Task = Modality['adult']['task'];

function runStep(task: Task): Reason {
  switch (task) {
    case 'teaches': return { code: 'step.run-teaches', params: {} };
    case 'circulates': return { code: 'step.run-circulates', params: {} };
    case 'supervises': return { code: 'step.run-supervises', params: {} };
    default: return assertNever(task);
  }
}

/** Three at most: an adult who is to look at everybody first looks at nobody. Known causes come before unknown ones. */
function checkFirst(seats: readonly Seat[]): readonly Reason[] {
  const students = ['misconception', 'gap-below', 'no-evidence', 'slip']
    .flatMap((kind) => seats.filter((seat) => seat.cause?.kind === kind))
    .map((seat) => seat.studentId)
    .slice(0, 3);
  return students.length === 0 || seats.length === 1 ? [] : [{ code: 'step.check-first', params: { students } }];
}

/** One step a cause, with everybody whom it concerns. */
function causeSteps(index: DayIndex, seats: readonly Seat[], adoptionId: string): readonly Reason[] {
  const byCause = new Map<string, { readonly cause: MissCause; readonly students: string[] }>();
  for (const { cause, studentId } of seats) {
    if (cause === null) continue;
    const key = JSON.stringify(cause);
    const same = byCause.get(key);
    if (same === undefined) byCause.set(key, { cause, students: [studentId] });
    else same.students.push(studentId);
  }
  return [...byCause.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, { cause, students }]) => causeStep(index, { cause, students, adoptionId }));
}

function causeStep(index: DayIndex, { cause, students, adoptionId }: { readonly cause: MissCause; readonly students: readonly string[]; readonly adoptionId: string }): Reason {
  switch (cause.kind) {
    case 'misconception': {
      const misconception = index.misconceptions.get(inAdoption(adoptionId, cause.misconceptionId));
      if (misconception === undefined) return { code: 'step.cause-unknown', params: { students } };
      return { code: 'step.cause-misconception', params: { students, statement: withoutStop(misconception.statement), response: withoutStop(misconception.response) } };
    }
    case 'gap-below': return { code: 'step.cause-gap', params: { students, competency: cause.competencyId } };
    case 'slip': return { code: 'step.cause-slip', params: { students } };
    case 'no-evidence': return { code: 'step.cause-unknown', params: { students } };
    default: return assertNever(cause);
  }
}

function withoutEvidence(seats: readonly Seat[]): readonly Reason[] {
  const students = seats.filter((seat) => seat.isWithoutEvidence).map((seat) => seat.studentId);
  return students.length === 0 ? [] : [{ code: 'step.without-evidence', params: { students } }];
}

const moves: Readonly<Record<Task, Readonly<Record<LearningStage, string>>>> = {
  teaches: { new: 'step.teach-new', practice: 'step.teach-practice', review: 'step.teach-review' },
  circulates: { new: 'step.circulate-new', practice: 'step.circulate-practice', review: 'step.circulate-review' },
  supervises: { new: 'step.supervise-new', practice: 'step.supervise-practice', review: 'step.supervise-review' },
};

/** One move a stage; names only where the group holds more than one stage. */
function stageSteps(task: Task, seats: readonly Seat[]): readonly Reason[] {
  const stages = (['new', 'practice', 'review'] as const).map((stage) => ({ stage, students: seats.filter((seat) => seat.stage === stage).map((seat) => seat.studentId) }))
    .filter(({ students }) => students.length > 0);
  return stages.map(({ stage, students }) => ({
    code: moves[task][stage],
    params: { whom: students.length === seats.length ? 'everyone' : 'some', students },
  }));
}

function exitCheckStep(index: DayIndex, meeting: Meeting, station: Station): readonly Reason[] {
  const check = meeting.exitCheckId === null ? undefined : index.exitChecks.get(inAdoption(station.adoptionId, meeting.exitCheckId));
  return check === undefined ? [] : [{ code: 'step.exit-check', params: { questions: check.questions, minutes: check.minutes } }];
}

/**
 * Those who passed this once become secure by another kind of task on a later day, not by the same check again. The plan names an exit
 * check only, so that the adult is told whom to ask in another way, and which ways the school's sources can take in.
 */
function confirmStep(index: DayIndex, seats: readonly Seat[], adoptionId: string): readonly Reason[] {
  const students = seats.filter((seat) => seat.stage === 'practice').map((seat) => seat.studentId);
  const model = index.facts.models.find(({ adoption }) => adoption.id === adoptionId)?.model;
  const kinds = model === undefined ? [] : confirmingKinds(model);
  if (students.length === 0 || kinds.length === 0) return [];
  const isSpoken = kinds.includes('observation') || kinds.includes('conversation');
  const way = kinds.includes('quiz') ? (isSpoken ? 'either' : 'quiz') : isSpoken ? 'aloud' : 'other';
  return [{ code: 'step.confirm', params: { students, way } }];
}

/** Model authors end their sentences with a full stop or do not; the card's own sentence brings it. */
function withoutStop(text: string): string {
  return text.trim().replace(/\.$/, '');
}
