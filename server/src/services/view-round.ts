import type { Locale } from '@heddle/engine/messages';
import type { RoundPlan } from '@heddle/engine/path';
import { isActiveOn, isSchoolDay, nextSchoolDay, previousSchoolDay } from '@heddle/engine/roster';
import type { Roster, SchoolDate } from '@heddle/engine/roster';
import { z } from 'zod';
import { byName, roundPage } from '../reports/index.ts';
import type { RoundView } from '../reports/index.ts';
import { acting, defineService } from './call-service.ts';
import { schoolDate } from './inputs.ts';
import { loadSchool } from './load-school.ts';
import { findProposal } from './plan-round.ts';
import { namesOf } from './words.ts';

type ViewInput = { readonly on: SchoolDate; readonly locale: Locale; /** The proposal, where there is one beside what is in force. */ readonly isProposal: boolean };

/**
 * The standing groups of the round that holds a day: who is in which, who was elsewhere in the round before, whom a leader moved and why; what is
 * proposed; and what a next round would start with.
 */
export const viewRound = defineService<ViewInput, { readonly html: string; readonly view: RoundView }>({
  name: 'view-round',
  summary: 'Show the standing groups of a round',
  input: z.strictObject({ on: schoolDate, locale: z.enum(['en', 'ar-XB']), isProposal: z.boolean() }),
  policy: 'operate-school',
  run: (context, { on, locale, isProposal }) => context.store.transact(acting(context, 'look at a round'), async (tx) => {
    const published = await tx.readRoundPlans({ on, status: 'published' });
    const proposal = await findProposal(tx, on);
    const isProposed = proposal !== undefined && (isProposal || published.length === 0);
    const rounds = isProposed ? proposal.rounds : published;
    const [first] = rounds;
    const school = await loadSchool(tx);
    const names = namesOf(school);
    const name = (kind: 'student' | 'adult' | 'period', id: string) => names[kind](id, { audience: 'staff', locale }) ?? id;
    const named = (kind: 'student' | 'adult' | 'period') => (id: string) => ({ id, name: name(kind, id) });
    const from = first?.from ?? on;
    const next = firstDayOfNext(school.roster, { until: first?.until ?? null, on });
    // A proposal for the time after this round stands on no day of it, and is told here all the same.
    const beside = proposal ?? await findProposal(tx, next);
    const before = teachersIn(await tx.readRoundPlans({ on: previousSchoolDay(school.roster, from) ?? from, status: 'published' }));
    const people = school.roster.people.filter((one) => isActiveOn(one, on));
    const order = byName(people);
    const groups = rounds.flatMap(({ standingGroups }) => standingGroups);
    const periods = [...new Set(groups.map(({ periodId }) => periodId))].sort();
    const view: RoundView = {
      locale, on, schoolName: school.roster.school.name, from, until: first?.until ?? on,
      state: first === undefined ? 'none' : isProposed ? 'proposed' : 'in-force', isInForce: published.length > 0, isAsked: isProposal,
      proposal: beside === undefined ? null : { from: beside.rounds[0]?.from ?? on, until: beside.rounds[0]?.until ?? on, mark: beside.mark },
      next,
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

/** The school day after the round that is shown; without one the day itself, or the first on which school is held. */
function firstDayOfNext(roster: Roster, { until, on }: { readonly until: SchoolDate | null; readonly on: SchoolDate }): SchoolDate {
  if (until === null && isSchoolDay(roster, on)) return on;
  return nextSchoolDay(roster, until ?? on) ?? on;
}

function teachersIn(rounds: readonly RoundPlan[]): ReadonlyMap<string, string> {
  return new Map(rounds.flatMap(({ standingGroups }) => standingGroups.flatMap(({ periodId, homeTeacherId, studentIds }) => studentIds.map((id) => [keyOf(id, periodId), homeTeacherId] as const))));
}

function keyOf(studentId: string, periodId: string): string {
  return JSON.stringify([studentId, periodId]);
}
