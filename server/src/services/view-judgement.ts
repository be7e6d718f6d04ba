import { indexModel } from '@heddle/engine/path';
import { HeddleError } from '@heddle/engine/problem';
import { schoolDateAt } from '@heddle/engine/roster';
import { z } from 'zod';
import { byName, judgementPage } from '../reports/index.ts';
import type { JudgementView } from '../reports/index.ts';
import { acting, defineService } from './call-service.ts';
import { competencyCalled } from './competency-called.ts';
import { explainStudent } from './explain-levels.ts';
import { id, locale, schoolDate } from './inputs.ts';
import { loadSchool } from './load-school.ts';
import { mayJudge } from './who-may-judge.ts';
import { namesOf, say } from './words.ts';

const text = z.string().max(500);
const fault = z.strictObject({
  field: z.enum(['level', 'by', 'of', 'reason']), code: z.string().max(100),
  params: z.array(z.strictObject({ name: z.string().max(50), value: z.union([z.number(), text]) })).max(10),
});
const shape = z.strictObject({
  on: schoolDate, student: id, competency: id.nullable(), locale, isNoted: z.boolean(),
  /** What a form sent that was not taken, and why. */
  tried: z.strictObject({ level: text, by: text, of: text, reason: text, faults: z.array(fault).max(4) }),
});

/** The page on which a teacher gives or takes a level: how it stands today, who judged it before, and the form. */
export const viewJudgement = defineService<z.infer<typeof shape>, { readonly html: string; readonly view: JudgementView }>({
  name: 'view-judgement',
  summary: 'Show a student\'s level in one competency, to judge it',
  input: shape,
  policy: 'judge-levels',
  async run(context, { on, student, competency, locale, isNoted, tried }) {
    const school = await context.store.transact(acting(context, 'look at a level to judge'), loadSchool);
    const { roster, models, graph } = school;
    if (!roster.people.some((one) => one.id === student && one.role === 'student')) throw new HeddleError('services.unknown-student', { value: student });
    const names = namesOf(school);
    const reader = { audience: 'staff', locale } as const;
    const today = schoolDateAt(roster.school.timeZone, context.now);
    const chosen = competency === null ? null : competencyCalled(graph, competency).id;
    const [level] = chosen === null ? [] : (await explainStudent(context, { student, on: today, competency: chosen, locale })).levels;
    const named = (one: string) => ({ id: one, name: names.competency(one, reader) ?? one });
    const { actor } = context;
    const view: JudgementView = {
      locale, on, today, isNoted, schoolName: roster.school.name, student: { id: student, name: names.student(student, reader) ?? student },
      competencies: [...new Set(models.flatMap((adopted) => [...indexModel({ adopted, graph }).planned.keys()]))].map(named).toSorted((a, b) => a.name.localeCompare(b.name, 'en')),
      now: chosen === null ? null : { competency: named(chosen), level: level?.level ?? 'none', staff: level?.staff ?? [], history: level?.history.map(({ says }) => says) ?? [] },
      deciders: byName(roster.people.filter((person) => mayJudge({ roster, models }, { person, student, on: today }) && (actor.kind === 'operator' || actor.personId === person.id)))
        .map((one) => ({ id: one, name: names.adult(one, reader) ?? one })),
      tried: {
        ...tried,
        faults: tried.faults.map(({ field, code, params }) => ({ field, says: say({ code, params: Object.fromEntries(params.map(({ name, value }) => [name, value])) }, locale, 'staff', names) })),
      },
    };
    return { view, html: judgementPage(view) };
  },
});
