import type { CheckedMeeting } from '../verify/checked-day.ts';
import type { Constraint } from './constraint.ts';
import { violationOf } from './violation.ts';

/**
 * Some work needs longer than a bell allows: an experiment, a seminar, a project day. Such a meeting holds two periods that run on into each
 * other, with the same room, adults and students; whoever cannot stay for both does not begin.
 */
const limit = { id: 'two-periods', tier: 'never' } as const;

export const twoPeriods: Constraint = {
  ...limit,
  sentence: 'A meeting over two periods keeps its space, adults and students in both, and they follow each other without a break.',

  encode(draft) {
    for (const kind of draft.kinds) kind.periods = kind.modality?.periods ?? 1;
    const isTwo = (adoptionId: string, modalityId: string) => draft.kinds.some((kind) => kind.periods === 2
      && kind.adopted.adoption.id === adoptionId && kind.modality?.id === modalityId);
    for (const demand of draft.demands) {
      const goesOn = draft.demandsOf(demand.student.id)
        .some(({ period, adopted }) => period.id === demand.period.runsInto && adopted.adoption.id === demand.adopted.adoption.id);
      if (!goesOn) demand.options = demand.options.filter(({ option }) => !isTwo(option.adoptionId, option.modalityId));
    }
  },

  check(day) {
    const meetings = day.stations.flatMap((station) => station.meetings.map((meeting) => ({ station, meeting })));
    const byId = new Map(meetings.map((one) => [one.meeting.meeting.id, one]));
    const secondOf = new Map(meetings.flatMap((one) => (one.meeting.meeting.continues === undefined ? [] : [[one.meeting.meeting.continues, one] as const])));
    const told = ({ station, meeting }: (typeof meetings)[number]) => violationOf(limit, {
      students: meeting.seats.map(({ student }) => student.id), adults: station.station.adultIds, space: station.station.spaceId, period: station.station.periodId,
      params: { space: station.station.spaceId, period: station.station.periodId, modality: station.station.modalityId ?? '' },
    });
    return meetings.flatMap((one) => {
      const { continues } = one.meeting.meeting;
      const needsTwo = one.station.modality?.periods === 2;
      if (continues === undefined) return needsTwo && !secondOf.has(one.meeting.meeting.id) ? [told(one)] : [];
      const first = byId.get(continues);
      const isKept = first !== undefined && needsTwo && first.station.period.runsInto === one.station.period.id
        && first.station.station.spaceId === one.station.station.spaceId && first.station.station.modalityId === one.station.station.modalityId
        && first.station.station.adultIds.join(' ') === one.station.station.adultIds.join(' ') && studentsOf(first.meeting) === studentsOf(one.meeting);
      return isKept ? [] : [told(one)];
    });
  },
};

function studentsOf(meeting: CheckedMeeting): string {
  return meeting.seats.map(({ student }) => student.id).sort().join(' ');
}
