import type { Modality } from '../../model/index.ts';
import { weekdayOf } from '../../roster/index.ts';
import { share } from './term.ts';
import type { Term } from './term.ts';

/** Is it this student's turn with the teacher? Counts while the week is behind the minutes that the model promises everyone. */
export const teacherTime: Term = {
  id: 'teacher-time',
  unit: 'For a modality with a qualified adult: how far the student\'s week is behind its minutes with a teacher, in a day\'s share of them. 1 = a day\'s share or more behind, 0 = on time, or no teacher.',
  source: 'The model\'s own limit `teacherMinutesPerWeek`: a promise to everyone. Nothing is predicted by it.',
  basis: 'assumed',
  points: 15,
  measureOn: (day) => {
    const promised = day.index.adopted.model.operations.limits.teacherMinutesPerWeek;
    if (promised === null || promised <= 0) return () => 0;
    const had = day.weekPast.reduce((sum, { modalityId, minutes }) => {
      const past = day.index.modalities.get(modalityId);
      return past !== undefined && isWithTeacher(past) ? sum + minutes : sum;
    }, 0);
    const daysShare = promised / schoolDaysAWeek;
    const behind = share((daysShare * Math.min(weekdayOf(day.on), schoolDaysAWeek) - had) / daysShare);
    return ({ modality }) => (isWithTeacher(modality) ? behind : 0);
  },
};

const schoolDaysAWeek = 5;

function isWithTeacher({ adult }: Modality): boolean {
  return adult.qualification !== null && adult.task !== 'supervises';
}
