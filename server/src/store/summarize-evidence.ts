import type { ProjectStudent } from './mastery.ts';

/** Per competency: how much evidence there is, how much of it counts as right, and when the last came. */
export const summarizeEvidence: ProjectStudent = (evidence) => {
  const byCompetency: Record<string, { count: number; sum: number; lastAt: string }> = {};
  for (const one of evidence) {
    const share = one.result.kind === 'score' ? one.result.score : one.result.level / one.result.of;
    for (const id of one.competencyIds) {
      const before = byCompetency[id];
      byCompetency[id] = { count: (before?.count ?? 0) + 1, sum: Math.round(((before?.sum ?? 0) + share) * 1e9) / 1e9, lastAt: one.occurredAt };
    }
  }
  return byCompetency;
};
