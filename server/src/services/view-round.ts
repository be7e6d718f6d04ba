import type { Locale } from '@heddle/engine/messages';
import type { RoundPlan } from '@heddle/engine/path';
import { HeddleError } from '@heddle/engine/problem';
import { isActiveOn, previousSchoolDay } from '@heddle/engine/roster';
import type { SchoolDate } from '@heddle/engine/roster';
import { z } from 'zod';
import { byName, roundPage } from '../reports/index.ts';
import type { RoundView } from '../reports/index.ts';
import { acting, defineService } from './call-service.ts';
import { schoolDate } from './inputs.ts';
import { loadSchool } from './load-school.ts';
import { namesOf } from './words.ts';

/** The standing groups of the round that holds a day: who is in which, who was elsewhere in the round before, whom a leader moved and why. */
export const viewRound = defineService<{ on: SchoolDate; locale: Locale }, { readonly html: string; readonly view: RoundView }>({
  name: 'view-round',
  summary: 'Show the standing groups of a round',
  input: z.strictObject({ on: schoolDate, locale: z.enum(['en', 'ar-XB']) }),
  policy: 'operate-school',
  run: (context, { on, locale }) => context.store.transact(acting(context, 'look at a round'), async (tx) => {
    const published = await tx.readRoundPlans({ on, status: 'published' });
    const rounds = published.length > 0 ? published : await tx.readRoundPlans({ on, status: 'draft' });
    const [first] = rounds;
    if (first === undefined) throw new HeddleError('services.no-round-on', { date: on });
    const school = await loadSchool(tx);
    const names = namesOf(school);
    const name = (kind: 'student' | 'adult' | 'period', id: string) => names[kind](id, { audience: 'staff', locale }) ?? id;
    const named = (kind: 'student' | 'adult' | 'period') => (id: string) => ({ id, name: name(kind, id) });
    const before = teachersIn(await tx.readRoundPlans({ on: previousSchoolDay(school.roster, first.from) ?? first.from, status: 'published' }));
    const people = school.roster.people.filter((one) => isActiveOn(one, on));
    const order = byName(people);
    const groups = rounds.flatMap(({ standingGroups }) => standingGroups);
    const periods = [...new Set(groups.map(({ periodId }) => periodId))].sort();
    const view: RoundView = {
      locale, on, schoolName: school.roster.school.name, from: first.from, until: first.until, isProposed: published.length === 0,
      periods: periods.map((periodId) => ({
        name: name('period', periodId),
        groups: groups.filter((group) => group.periodId === periodId).map(({ homeTeacherId, studentIds }) => ({
          teacher: name('adult', homeTeacherId),
          students: studentIds.toSorted((left, right) => order.indexOf(left) - order.indexOf(right)).map((id) => {
            const was = before.get(keyOf(id, periodId));
            return { ...named('student')(id), was: was === undefined || was === homeTeacherId ? null : name('adult', was) };
          }),
        })),
      })),
      moves: rounds.flatMap(({ moves = [] }) => moves).map(({ studentId, periodId, from, to, by, reason }) => ({ student: name('student', studentId), period: name('period', periodId), from: name('adult', from), to: name('adult', to), by: name('adult', by), reason })),
      students: order.filter((id) => groups.some(({ studentIds }) => studentIds.includes(id))).map(named('student')),
      teachers: order.filter((id) => groups.some(({ homeTeacherId }) => homeTeacherId === id)).map(named('adult')),
      inPeriods: periods.map(named('period')),
      leaders: byName(people.filter(({ role }) => role === 'leader')).map(named('adult')),
    };
    return { view, html: roundPage(view) };
  }),
});

function teachersIn(rounds: readonly RoundPlan[]): ReadonlyMap<string, string> {
  return new Map(rounds.flatMap(({ standingGroups }) => standingGroups.flatMap(({ periodId, homeTeacherId, studentIds }) => studentIds.map((id) => [keyOf(id, periodId), homeTeacherId] as const))));
}

function keyOf(studentId: string, periodId: string): string {
  return JSON.stringify([studentId, periodId]);
}
