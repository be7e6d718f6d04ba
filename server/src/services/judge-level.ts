import { createHash } from 'node:crypto';
import { evidenceOn, versionsOf } from '@heddle/engine';
import { estimatesAlong, judge, judgeByPerson, judgementKey, latestJudgements, selectMethod } from '@heddle/engine/mastery';
import type { Judgement, Level, MasteryMethod } from '@heddle/engine/mastery';
import type { Evidence } from '@heddle/engine/evidence';
import type { AdoptedModel } from '@heddle/engine/model';
import { HeddleError } from '@heddle/engine/problem';
import { addDays, instantAt, isActiveOn, schoolDateAt } from '@heddle/engine/roster';
import type { Instant, Person, Roster, SchoolDate } from '@heddle/engine/roster';
import { z } from 'zod';
import type { SchoolTransaction } from '../store/index.ts';
import { acting, defineService } from './call-service.ts';
import { competencyCalled } from './competency-called.ts';
import { id, reason, schoolDate } from './inputs.ts';
import { loadSchool } from './load-school.ts';
import type { School } from './load-school.ts';
import { parameterVersions } from './plan-day.ts';
import type { ServiceContext } from './service.ts';
import { mayJudge } from './who-may-judge.ts';
import { namesOf, say } from './words.ts';

const shape = z.strictObject({
  student: id, competency: id, level: z.enum(['none', 'provisional', 'secure']), by: id, reason,
  /** Of which day; null = today. Of a day gone by it speaks of all that was shown until its end, and later evidence answers it. */
  on: schoolDate.nullable(),
});

type Judged = { readonly student: string; readonly competency: string; readonly before: Level; readonly level: Level; readonly by: string; readonly on: SchoolDate; readonly reviewsClosed: number; readonly says: readonly string[] };

/**
 * A teacher's own judgement: a level given or taken, by name and with a reason. It is kept beside every earlier judgement and edits none. Rules
 * go on from it with what is shown later. It closes what late evidence had asked about the level.
 */
export const judgeLevel = defineService<z.infer<typeof shape>, Judged>({
  name: 'judge-level',
  summary: 'Give or take a level, by name and with a reason',
  input: shape,
  policy: 'judge-levels',
  run: (context, input) => context.store.transact(acting(context, 'judge a level'), async (tx) => {
    const { student, level, by, reason } = input;
    const school = await loadSchool(tx);
    const { id: competencyId, code } = competencyCalled(school.graph, input.competency);
    const zone = school.roster.school.timeZone;
    const today = schoolDateAt(zone, context.now);
    const on = input.on ?? today;
    studentOn({ roster: school.roster, student, on, today });
    mustBeAllowed(context, { school, student, by, on });
    const adopted = modelThatTeaches(school, { student, competencyId, code });

    const at = on === today ? context.now : lastInstantOf(on, zone);
    const held = await heldLevels(tx, { school, adopted, student, competencyId, asOf: context.now });
    if (held.latest !== undefined && held.latest.at > at) throw new HeddleError('services.judged-since', { student, competency: competencyId, value: on, since: held.latest.on });
    const before = held.latest?.level ?? 'none';
    if (before === level && held.tonight === level) throw new HeddleError('services.level-held', { student, competency: competencyId, level });

    const judgement = judgeByPerson({ studentId: student, competencyId, level, personId: by, reason, on, at });
    await tx.recordJudgements([judgement], {
      watermark: await tx.watermark(),
      inputHash: createHash('sha256').update(JSON.stringify([held.latest ?? null, held.evidence.map((one) => one.id)])).digest('hex'),
      versions: { ...versionsOf(school), ...parameterVersions({ facts: school, taken: held.taken }) },
    });
    const reviewsClosed = await closeReviewsOf(tx, judgement, { personId: by, reason });
    await tx.audit({ action: 'judge-level', object: `level in ${code}`, detail: { by, level } });
    const planned = (await tx.readPlannedDays()).filter((day) => day > on && day >= today);
    const names = namesOf(school);
    const said = [
      { code: 'services.judged', params: { student, competency: competencyId, adult: by, date: on, level } },
      ...(reviewsClosed === 0 ? [] : [{ code: 'services.judged-reviews', params: { count: reviewsClosed } }]),
      ...(planned.length === 0 ? [] : [{ code: 'services.judged-plans', params: { dates: planned, count: planned.length } }]),
    ];
    return { student, competency: competencyId, before, level, by, on, reviewsClosed, says: said.map((one) => say(one, 'en', 'staff', names)) };
  }),
});

function studentOn({ roster, student, on, today }: { readonly roster: Roster; readonly student: string; readonly on: SchoolDate; readonly today: SchoolDate }): Person {
  const found = roster.people.find((one) => one.id === student && one.role === 'student');
  if (found === undefined) throw new HeddleError('services.unknown-student', { value: student });
  if (on > today) throw new HeddleError('services.judged-ahead', { value: on });
  if (!isActiveOn(found, on)) throw new HeddleError('services.judged-outside', { student, value: on, from: found.from, until: found.until ?? 'none' });
  return found;
}

/** Whoever signs in judges in their own name; the operator types in what a teacher says. */
function mustBeAllowed({ actor }: ServiceContext, of: { readonly school: School; readonly student: string; readonly by: string; readonly on: SchoolDate }): void {
  const { school: { roster, models }, student, by, on } = of;
  if (actor.kind === 'person' && actor.personId !== by) throw new HeddleError('services.not-in-own-name', { value: by });
  const person = roster.people.find((one) => one.id === by);
  if (person === undefined || person.role === 'student') throw new HeddleError('services.unknown-adult', { value: by });
  if (!mayJudge({ roster, models }, { person, student, on })) throw new HeddleError('services.cannot-judge', { value: by, student });
}

/** A level that no model reads would be a note in a drawer. */
function modelThatTeaches({ roster, models, graph }: School, { student, competencyId, code }: { readonly student: string; readonly competencyId: string; readonly code: string }): AdoptedModel {
  const sections = new Set(roster.enrollments.filter(({ personId, role }) => personId === student && role === 'student').map(({ sectionId }) => sectionId));
  const framework = graph.competencies.get(competencyId)?.frameworkId ?? '';
  const found = models.find(({ adoption, model }) => adoption.claims.sectionIds.some((one) => sections.has(one))
    && (adoption.frameworkId === null ? model.instruction.frameworks.some(({ id: own }) => own === framework) : adoption.frameworkId === framework));
  if (found === undefined) throw new HeddleError('services.not-taught', { value: code, student });
  return found;
}

/** All that happened on the day itself is known to whoever judges the day; what comes with the next one answers them. */
function lastInstantOf(on: SchoolDate, zone: string): Instant {
  return new Date(Date.parse(instantAt(zone, { on: addDays(on, 1), minute: 0 })) - 1).toISOString();
}

type Held = { readonly latest: Judgement | undefined; readonly tonight: Level; readonly evidence: readonly Evidence[]; readonly taken: readonly MasteryMethod[] };

/** The level as it is written, and as tonight's rules would leave it by what has come in since. */
async function heldLevels(tx: SchoolTransaction, of: { readonly school: School; readonly adopted: AdoptedModel; readonly student: string; readonly competencyId: string; readonly asOf: Instant }): Promise<Held> {
  const { school, adopted, student, competencyId } = of;
  const { graph, roster } = school;
  const policy = adopted.model.instruction.mastery;
  const [all, previous, taken] = [await tx.readEvidence({ studentId: student }), await tx.readJudgements({ studentId: student }), await tx.takenMethods()];
  const evidence = evidenceOn(adopted, school, all.filter(({ occurredAt }) => occurredAt <= of.asOf));
  const dateOf = (at: Instant) => schoolDateAt(roster.school.timeZone, at);
  const grade = roster.people.find(({ id: one }) => one === student)?.grade ?? null;
  const fresh = judge({ evidence, previous, policy, dateOf, estimateThen: estimatesAlong({ evidence, method: selectMethod(policy, taken), gradeOf: () => grade, graph }) });
  const key = judgementKey({ studentId: student, competencyId });
  const latest = latestJudgements(previous).get(key);
  return {
    latest, taken, tonight: latestJudgements([...previous, ...fresh]).get(key)?.level ?? 'none',
    evidence: evidence.filter(({ competencyIds }) => competencyIds.includes(competencyId)),
  };
}

/** "Does the level still stand?" is answered by whoever judges it now. */
async function closeReviewsOf(tx: SchoolTransaction, { studentId, competencyId }: Judgement, by: { readonly personId: string; readonly reason: string }): Promise<number> {
  const open = (await tx.readReviews({ isOpen: true })).filter((review) => review.studentId === studentId && review.competencyId === competencyId);
  return tx.closeReviews(open.map((review) => ({ reviewId: review.id, by: { kind: 'person', ...by } })));
}
