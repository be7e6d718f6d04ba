import type { Term } from './term.ts';

/** What was begun is carried on, and what was passed leads to the next step, so that a student's days hang together. */
export const continuity: Term = {
  id: 'continuity',
  unit: 'Connection with the student\'s last days. 1 = begun at the last meeting and not passed yet, 0.7 = the step after one just passed, 0.4 = begun in the last five meetings, 0 = none.',
  source: 'Our own choice.',
  basis: 'assumed',
  points: 10,
  measureOn: ({ past, mastery }) => ({ candidate }) => {
    const isOpen = candidate.standing?.lastTask?.isPassed !== true;
    if (isOpen && past.at(-1)?.competencyId === candidate.id) return 1;
    const isNextStep = candidate.stage === 'new' && candidate.planned.prerequisiteIds.some((id) => {
      const task = mastery.standings.get(id)?.lastTask;
      return task?.isPassed === true && task.on === mastery.lastEvidenceOn;
    });
    if (isNextStep) return 0.7;
    return isOpen && past.slice(-5).some(({ competencyId }) => competencyId === candidate.id) ? 0.4 : 0;
  },
};
