import { titleOf } from '../competency/index.ts';
import type { Activity } from '../model/index.ts';
import type { Meeting, Station } from '../schedule/index.ts';
import type { ExitCheckOnCard } from './card.ts';
import { inAdoption } from './day-index.ts';
import type { DayIndex } from './day-index.ts';

/** What a meeting is about, in the few words that head its card. */
export function meetingTitle(index: DayIndex, meeting: Meeting, station: Station): string {
  if (meeting.purpose === 'fallback') return index.fallbackTitles.get(station.adoptionId) ?? '';
  const title = meeting.competencyId === null ? undefined : titleOf(index.facts.graph, meeting.competencyId);
  return title ?? activitiesOf(index, meeting, station)[0]?.title ?? '';
}

export function activitiesOf(index: DayIndex, meeting: Meeting, station: Station): readonly Activity[] {
  return meeting.activityIds.flatMap((id) => index.activities.get(inAdoption(station.adoptionId, id)) ?? []);
}

/** What to bring or open, each once, in the order of use. */
export function materialsOf(index: DayIndex, meeting: Meeting, station: Station): readonly string[] {
  return [...new Set(activitiesOf(index, meeting, station).map((activity) => activity.material))];
}

export function exitCheckOf(index: DayIndex, meeting: Meeting, station: Station): ExitCheckOnCard | null {
  const check = meeting.exitCheckId === null ? undefined : index.exitChecks.get(inAdoption(station.adoptionId, meeting.exitCheckId));
  return check === undefined ? null : { title: check.title, questions: check.questions, minutes: check.minutes };
}
