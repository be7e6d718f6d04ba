import type { Activity, LearningStage, Modality } from '../model/index.ts';
import type { Estimate, Standing } from '../mastery/index.ts';
import type { PlannedCompetency } from './index-model.ts';
import type { MissCause } from './option.ts';

/** One competency that a student could work on today, with all that speaks for it. Modality and activity come after. */
export type Candidate = {
  readonly id: string;
  readonly planned: PlannedCompetency;
  readonly stage: LearningStage;
  readonly estimate: Estimate;
  readonly standing: Standing | undefined;
  /** Why the student's own last task on it was missed. */
  readonly cause: MissCause | null;
  /** Competencies that were missed because this one is not firm. */
  readonly gapBelowOf: readonly string[];
  /** Meetings or tasks without progress, when there are too many: only a teacher takes it from here. */
  readonly stuck: { readonly count: number } | null;
  /** Further from the student's grade than the model allows without a person's yes. */
  readonly isBeyondSpan: boolean;
  /** Work of the student's grade whose prerequisites are missing, offered with a teacher so that the floor can be kept. */
  readonly isSupported: boolean;
};

/** A candidate as it would be done: what a term of value measures. */
export type Way = {
  readonly candidate: Candidate;
  readonly modality: Modality;
  readonly activity: Activity;
  readonly checkMinutes: number;
  readonly periodMinutes: number;
};

export function isTeacherLed(modality: Modality): boolean {
  return modality.delivery === 'teacher-led';
}
