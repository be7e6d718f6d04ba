import type { Option } from '../../path/index.ts';
import type { DayPlan } from '../plan.ts';

/**
 * What each student was promised, as an option: a published place may be kept although the path, with what is known by now, would no longer
 * offer it. Options that the path still offers stand for themselves.
 */
export function plannedOptions(plan: DayPlan, offered: readonly Option[]): readonly Option[] {
  const key = (option: Pick<Option, 'studentId' | 'periodId' | 'competencyId' | 'modalityId' | 'activityIds' | 'exitCheckId'>) =>
    JSON.stringify([option.studentId, option.periodId, option.competencyId, option.modalityId, option.activityIds, option.exitCheckId]);
  const known = new Set(offered.map(key));
  const ids = new Set(offered.map(({ id }) => id));
  const stations = new Map(plan.stations.map((station) => [station.id, station]));
  const meetings = new Map(plan.meetings.map((meeting) => [meeting.id, meeting]));
  return plan.seats.flatMap((seat): Option[] => {
    const meeting = meetings.get(seat.meetingId);
    const station = stations.get(meeting?.stationId ?? '');
    if (meeting === undefined || station === undefined || meeting.purpose === 'fallback' || meeting.modalityId === null) return [];
    const { purpose, competencyId, modalityId, activityIds, exitCheckId } = meeting;
    const { studentId, periodId, value, minutes, checkMinutes, screenMinutes, terms, isWithoutEvidence, stage, cause } = seat;
    const id = [studentId, periodId, station.adoptionId, competencyId ?? '', modalityId].join('/');
    const option: Option = {
      id: ids.has(id) ? `${id}/planned` : id,
      studentId, periodId, adoptionId: station.adoptionId, purpose, competencyId, modalityId, activityIds, exitCheckId,
      stage: stage ?? 'practice', cause, minutes, checkMinutes, screenMinutes, value, terms, isWithoutEvidence,
      // The schedule's own reasons are found anew.
      reasons: seat.reasons.filter(({ code }) => !code.startsWith('schedule.')),
    };
    return known.has(key(option)) ? [] : [option];
  });
}
