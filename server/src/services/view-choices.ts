import { isolate } from '@heddle/engine/messages';
import type { Locale, Names } from '@heddle/engine/messages';
import { HeddleError } from '@heddle/engine/problem';
import { isActiveOn } from '@heddle/engine/roster';
import { plannedPeriods } from '@heddle/engine/schedule';
import type { DayPlan, Lock, Meeting, Station, Wish } from '@heddle/engine/schedule';
import { z } from 'zod';
import { byName, choicesPage } from '../reports/index.ts';
import type { ChoicesView } from '../reports/index.ts';
import { acting, defineService } from './call-service.ts';
import { id, locale, schoolDate } from './inputs.ts';
import { loadDay, loadSchool } from './load-school.ts';
import { selectPlan } from './select-plan.ts';
import { namesOf } from './words.ts';

const shape = z.strictObject({
  on: schoolDate, student: id, locale,
  /** What `why-not` found, and about what. */
  answer: z.strictObject({ period: id, competency: id.nullable(), modality: id.nullable(), says: z.array(z.string().max(5_000)).max(200) }).nullable(),
});

/** The page on which staff fix a student's place, note a wish and ask why not. */
export const viewChoices = defineService<z.infer<typeof shape>, { readonly html: string; readonly view: ChoicesView }>({
  name: 'view-choices',
  summary: 'Show what can be decided about a student\'s day',
  input: shape,
  policy: 'operate-school',
  run: (context, { on, student, locale, answer }) => context.store.transact(acting(context, 'look at what can be decided'), async (tx) => {
    const { plan } = await selectPlan(tx, on);
    const school = await loadSchool(tx);
    const facts = await loadDay(tx, school, on);
    const people = facts.roster.people.filter((one) => isActiveOn(one, on));
    if (!people.some((one) => one.id === student && one.role === 'student')) throw new HeddleError('page.unknown-student', { value: student, date: on });
    const words = inWords(namesOf(facts), locale);
    const planned = plannedPeriods(facts, student);
    const lessons = lessonsOf(plan, student);
    const here = lessons.filter(({ station }) => planned.includes(station.periodId));
    const titled = (kind: 'competency' | 'modality', ids: readonly (string | null)[]) => [...new Set(ids)].filter((one) => one !== null)
      .map((one) => ({ id: one, name: words.name(kind, one) })).toSorted((left, right) => (left.name < right.name ? -1 : 1));
    const view: ChoicesView = {
      locale, on, schoolName: facts.roster.school.name, student: { id: student, name: words.name('student', student) },
      periods: planned.map((period) => {
        const own = lessons.filter(({ station }) => station.periodId === period);
        const now = own.find(({ isNow }) => isNow);
        return { id: period, name: words.name('period', period), now: now === undefined ? '' : words.lesson(now), lessons: own.flatMap((lesson) => (lesson.meeting.modalityId === null ? [] : [{ value: valueOf(lesson), text: words.lesson(lesson), isNow: lesson.isNow }])) };
      }),
      deciders: byName(people.filter(({ role }) => role === 'leader' || role === 'teacher')).map((one) => ({ id: one, name: words.name('adult', one) })),
      modalities: titled('modality', facts.models.flatMap(({ model }) => model.practice.modalities.map((one) => one.id))),
      competencies: titled('competency', here.map(({ meeting }) => meeting.competencyId)),
      locks: facts.locks.filter(({ studentId }) => studentId === student).map((lock) => ({ id: lock.id, period: words.name('period', lock.periodId), place: words.place(lock), by: words.name('adult', lock.by), reason: lock.reason })),
      wishes: (facts.wishes ?? []).filter((wish) => wish.studentId === student && wish.on === on).map((wish) => ({
        period: { id: wish.periodId, name: words.name('period', wish.periodId) }, what: words.place({ ...wish, adultId: null, spaceId: null }), isKept: isKept(wish, lessons),
      })),
      answer: answer === null ? null : { period: words.name('period', answer.period), lesson: words.place({ adultId: null, spaceId: null, competencyId: answer.competency, modalityId: answer.modality }), says: answer.says },
    };
    return { view, html: choicesPage(view) };
  }),
});

type Lesson = { readonly station: Station; readonly meeting: Meeting; readonly isNow: boolean };

function lessonsOf(plan: DayPlan, student: string): readonly Lesson[] {
  const own = new Set(plan.seats.filter(({ studentId }) => studentId === student).map(({ meetingId }) => meetingId));
  const stations = new Map(plan.stations.map((station) => [station.id, station]));
  return plan.meetings.flatMap((meeting) => {
    const station = stations.get(meeting.stationId);
    return station === undefined ? [] : [{ station, meeting, isNow: own.has(meeting.id) }];
  });
}

/** Names a lesson in a form: what a lock needs to say of it. */
function valueOf({ station, meeting }: Lesson): string {
  const { periodId, adultIds: [adult = ''] } = station;
  return new URLSearchParams({ period: periodId, adult, competency: meeting.competencyId ?? '', modality: meeting.modalityId ?? '' }).toString();
}

function isKept(wish: Wish, lessons: readonly Lesson[]): boolean | null {
  const now = lessons.find(({ station, isNow }) => isNow && station.periodId === wish.periodId)?.meeting;
  return now === undefined ? null : (wish.competencyId === null || wish.competencyId === now.competencyId) && (wish.modalityId === null || wish.modalityId === now.modalityId);
}

function inWords(names: Names, locale: Locale) {
  const name = (kind: 'student' | 'adult' | 'space' | 'period' | 'competency' | 'modality', one: string) => names[kind](one, { audience: 'staff', locale }) ?? one;
  const place = (of: Pick<Lock, 'adultId' | 'spaceId' | 'competencyId' | 'modalityId'>) => [
    ...of.competencyId === null ? [] : [name('competency', of.competencyId)], ...of.modalityId === null ? [] : [name('modality', of.modalityId)],
    ...of.adultId === null ? [] : [name('adult', of.adultId)], ...of.spaceId === null ? [] : [name('space', of.spaceId)],
  ].map((one) => isolate(locale, one)).join(' · ');
  return { name, place, lesson: ({ station, meeting }: Lesson) => place({ ...meeting, adultId: station.adultIds[0] ?? null, spaceId: station.spaceId }) };
}
