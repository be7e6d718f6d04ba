import { HeddleError, assertNever } from '../../problem/index.ts';
import type { Instant, SchoolDate } from '../../roster/index.ts';
import { answer, resumeDiagnostic } from './answer.ts';
import type { DiagnosticState } from './diagnostic.ts';
import type { DiagnosticEvent, EventBody, PosedQuestion } from './event.ts';

/** Where one diagnostic stands: all of it computed from its events, so that a process that died left nothing behind that counts. */
export type DiagnosticRun = {
  readonly id: string;
  readonly studentId: string;
  readonly seed: number;
  readonly startedAt: Instant;
  readonly state: DiagnosticState;
  readonly answered: readonly Answered[];
  readonly status: 'running' | 'paused' | 'stopped';
  readonly sittings: number;
  /** Given out on paper and not typed in yet, each with its place on the sheet, from 1; null where there is none. */
  readonly form: { readonly number: number; readonly on: SchoolDate; readonly questions: readonly (PosedQuestion & { readonly place: number })[] } | null;
  readonly lastAt: Instant;
  readonly lastOn: SchoolDate;
  /** The number of the next event. */
  readonly nextNumber: number;
};

export type Answered = Extract<EventBody, { kind: 'answered' }> & { readonly at: Instant; readonly on: SchoolDate };

/**
 * Folds the events of one diagnostic, in order of number. `on` is the school's date now: on another day than the last event's a new sitting begins.
 * Throws HeddleError `diagnostic.torn` where the events are not one whole diagnostic.
 */
export function replayDiagnostic(events: readonly DiagnosticEvent[], { on }: { readonly on: SchoolDate }): DiagnosticRun {
  const [first, ...rest] = events.toSorted((a, b) => a.number - b.number);
  if (first === undefined || first.kind !== 'started' || rest.some((event, index) => event.number !== index + 1 || event.id !== first.id)) {
    throw new HeddleError('diagnostic.torn', { id: first?.id ?? '' });
  }
  const { map, parameters, seed } = first;
  const start: DiagnosticRun = {
    id: first.id, studentId: first.studentId, seed, startedAt: first.at,
    state: { map, parameters, answers: [], sittingMinutes: 0 }, answered: [], status: 'running', sittings: 1, form: null,
    lastAt: first.at, lastOn: first.on, nextNumber: 1,
  };
  return onDay(rest.reduce(add, start), on);
}

function add(run: DiagnosticRun, event: DiagnosticEvent): DiagnosticRun {
  const before = onDay(run, event.on);
  const next = { ...before, lastAt: event.at, lastOn: event.on, nextNumber: event.number + 1 };
  switch (event.kind) {
    case 'answered': {
      const { kind, question, given, isCorrect, misconceptionIds, form, at, on } = event;
      const minutes = form === null && before.status === 'running' && run.lastOn === on ? minutesBetween(run.lastAt, at) : 0;
      const questions = before.form?.questions.filter(({ itemId, itemSeed }) => itemId !== question.itemId || itemSeed !== question.itemSeed) ?? [];
      return {
        ...next, state: answer(before.state, { question, isCorrect, on, minutes }),
        answered: [...before.answered, { kind, question, given, isCorrect, misconceptionIds, form, at, on }],
        form: before.form === null || questions.length === 0 ? null : { ...before.form, questions },
      };
    }
    case 'paused': {
      const minutes = before.status === 'running' && run.lastOn === event.on ? minutesBetween(run.lastAt, event.at) : 0;
      return { ...next, status: 'paused', state: { ...before.state, sittingMinutes: before.state.sittingMinutes + minutes } };
    }
    case 'resumed': return { ...next, status: 'running' };
    case 'seated': return { ...next, status: 'running', sittings: before.sittings + 1, state: resumeDiagnostic(before.state) };
    case 'printed': return { ...next, form: { number: event.number, on: event.on, questions: event.questions.map((question, index) => ({ ...question, place: index + 1 })) } };
    case 'stopped': return { ...next, status: 'stopped' };
    case 'started': throw new HeddleError('diagnostic.torn', { id: event.id });
    default: return assertNever(event);
  }
}

/** The clock of a sitting starts again on another day. */
function onDay(run: DiagnosticRun, on: SchoolDate): DiagnosticRun {
  if (on <= run.lastOn || run.state.answers.length === 0) return run;
  return { ...run, sittings: run.sittings + 1, state: resumeDiagnostic(run.state) };
}

/** Whoever takes longer over a question was called away or went for a rest: it must not eat up the sitting. Our own choice. */
const mostMinutesPerQuestion = 5;

function minutesBetween(from: Instant, until: Instant): number {
  return Math.min(mostMinutesPerQuestion, Math.max(0, (Date.parse(until) - Date.parse(from)) / 60_000));
}
