import type { Copies } from './card.ts';
import { inAdoption } from './day-index.ts';
import type { DayIndex } from './day-index.ts';
import { activitiesOf } from './meeting.ts';

/**
 * What the responsible adult copies before the day: pages a student by material, students summed over the day's groups.
 * The exit check is copied too; what needs no paper is not listed.
 */
export function copiesFor(index: DayIndex, adultId: string): readonly Copies[] {
  const sums = new Map<string, Copies>();
  for (const station of index.plan.stations.filter((one) => one.adultIds[0] === adultId)) {
    for (const meeting of index.meetingsByStation.get(station.id) ?? []) {
      const students = index.seatsByMeeting.get(meeting.id)?.length ?? 0;
      const check = meeting.exitCheckId === null ? undefined : index.exitChecks.get(inAdoption(station.adoptionId, meeting.exitCheckId));
      // The second part of a meeting over two periods brings its check only: the sheets are already there.
      const sheets = [
        ...(meeting.continues === undefined ? activitiesOf(index, meeting, station) : []).map((activity) => ({ material: activity.printable ?? activity.material, pages: activity.pagesToCopy })),
        ...(check === undefined ? [] : [{ material: check.title, pages: check.pagesToCopy }]),
      ];
      for (const { material, pages } of sheets) {
        if (pages === 0 || students === 0) continue;
        const key = JSON.stringify([material, pages]);
        sums.set(key, { material, pages, students: students + (sums.get(key)?.students ?? 0) });
      }
    }
  }
  return [...sums.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, copies]) => copies);
}
