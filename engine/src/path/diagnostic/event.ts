import type { Instant, SchoolDate } from '../../roster/index.ts';
import type { DiagnosticMap, DiagnosticParameters, DiagnosticQuestion } from './diagnostic.ts';

/**
 * What happens in one diagnostic of one student, from its start to its end, as a list to which is only ever added. The map, the
 * parameters and the seed stand in its first event, so that nothing that changes outside moves under a student who is answering.
 */
export type DiagnosticEvent = EventHead & EventBody;

type EventHead = {
  /** The diagnostic's own id: drawn, and naming nobody. */
  readonly id: string;
  /** 0, 1, 2 ... without gaps within the diagnostic: two who write at once can not both be the next. */
  readonly number: number;
  readonly studentId: string;
  readonly at: Instant;
  readonly on: SchoolDate;
};

export type EventBody =
  | { readonly kind: 'started'; readonly map: DiagnosticMap; readonly parameters: DiagnosticParameters; readonly seed: number }
  /** `given` null: "I do not know yet". Counts as not right, and is kept as what it is. `form`: number of the event that printed the question. */
  | { readonly kind: 'answered'; readonly question: PosedQuestion; readonly given: string | null; readonly isCorrect: boolean; readonly misconceptionIds: readonly string[]; readonly form: number | null }
  | { readonly kind: 'paused' }
  | { readonly kind: 'resumed' }
  /** An adult begins another sitting on the same day. */
  | { readonly kind: 'seated' }
  /** Questions given out on paper, to be answered out of sight and typed in later. */
  | { readonly kind: 'printed'; readonly questions: readonly PosedQuestion[] }
  | { readonly kind: 'stopped' };

/** A question with the numbers it was asked with: whoever holds the item can draw it again, letter for letter. */
export type PosedQuestion = Pick<DiagnosticQuestion, 'competencyId' | 'isProbe'> & { readonly itemId: string; readonly itemSeed: number };
