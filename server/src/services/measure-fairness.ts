import { measureFairness as measure, livedDays, priorAttainment } from '@heddle/engine/measure';
import type { FairnessGroup, FairnessReport } from '@heddle/engine/measure';
import { selectMethod, studentMastery } from '@heddle/engine/mastery';
import type { Locale } from '@heddle/engine/messages';
import type { Reason } from '@heddle/engine/problem';
import { HeddleError } from '@heddle/engine/problem';
import { instantAt, isActiveOn, schoolDateAt } from '@heddle/engine/roster';
import type { SchoolDate } from '@heddle/engine/roster';
import { z } from 'zod';
import { fairnessPage } from '../reports/index.ts';
import type { SchoolTransaction } from '../store/index.ts';
import { acting, defineService } from './call-service.ts';
import { locale, schoolDate } from './inputs.ts';
import { loadSchool } from './load-school.ts';
import type { School } from './load-school.ts';
import type { ServiceContext } from './service.ts';
import { say } from './words.ts';

type FairnessResult = Told & { readonly title: string; readonly says: readonly string[] };

/**
 * Who gets what, over the published days of a span, by group. For whoever leads the school: it compares children, so nobody else is shown it.
 * Throws HeddleError `measure.no-days` where nothing was published.
 */
export const measureFairness = defineService<{ from: SchoolDate; to: SchoolDate }, FairnessResult>({
  name: 'measure-fairness',
  summary: 'Tell who gets what over days, by group of students',
  input: z.strictObject({ from: schoolDate, to: schoolDate }).refine(({ from, to }) => from <= to, { error: 'input.span' }),
  policy: 'operate-school',
  run: async (context, { from, to }) => {
    const report = await fairnessOver(context, { from, to });
    return { ...report, title: say({ code: 'page.fairness', params: {} }), says: fairnessInWords(report).map((reason) => say(reason)) };
  },
});

/** The same as a page to read and to print. */
export const viewFairness = defineService<{ from: SchoolDate; to: SchoolDate; locale: Locale }, { readonly html: string; readonly report: Told }>({
  name: 'view-fairness',
  summary: 'Show who gets what over days, by group of students',
  input: z.strictObject({ from: schoolDate, to: schoolDate, locale }).refine(({ from, to }) => from <= to, { error: 'input.span' }),
  policy: 'operate-school',
  run: async (context, { from, to, locale }) => {
    const report = await fairnessOver(context, { from, to });
    return { report, html: fairnessPage({ locale, title: say({ code: 'page.fairness', params: {} }, locale), says: fairnessInWords(report).map((reason) => say(reason, locale)) }) };
  },
});

type Told = FairnessReport & { readonly from: SchoolDate; readonly to: SchoolDate; readonly days: number };

function fairnessOver(context: ServiceContext, { from, to }: { readonly from: SchoolDate; readonly to: SchoolDate }): Promise<Told> {
  return context.store.transact(acting(context, 'look at fairness'), async (tx) => {
    const plans = (await tx.readPublishedPlans({ from, until: to })).map(({ plan }) => plan);
    if (plans.length === 0) throw new HeddleError('measure.no-days', { from, until: to });
    const school = await loadSchool(tx);
    const { roster, models, graph } = school;
    const wishes = (await tx.readEntities('wish')).map(({ body }) => body).filter(({ on }) => from <= on && on <= to);
    const prior = await priorOn(tx, school, from);
    const lived = livedDays({ plans, people: roster.people, models, graph, wishes, prior });
    const held = { people: roster.people, accommodations: roster.accommodations.filter((one) => isActiveOn(one, to)), services: roster.services.filter((one) => isActiveOn(one, to)) };
    return { from, to, days: plans.length, ...measure({ lived, roster: held, prior }) };
  });
}

function fairnessInWords(report: Told): readonly Reason[] {
  return [
    { code: 'measure.fairness', params: { from: report.from, until: report.to, days: report.days } },
    ...report.groups.map(groupInWords),
    ...report.gaps.flatMap(({ by, points }): Reason[] => (points === null ? [] : [{ code: 'measure.fairness-gap', params: { by, points: oneDecimal(points) } }])),
    { code: 'measure.read-with-care', params: { least: report.leastStudents } },
  ];
}

/** What each student knew on the morning of the first day, by the first model's own method. */
async function priorOn(tx: SchoolTransaction, { roster, models, graph }: School, from: SchoolDate): Promise<ReadonlyMap<string, number>> {
  const zone = roster.school.timeZone;
  const asOf = instantAt(zone, { on: from, minute: 0 });
  const [adopted] = models;
  if (adopted === undefined) return new Map();
  const policy = adopted.model.instruction.mastery;
  const method = selectMethod(policy);
  const evidence = Map.groupBy(await tx.readEvidence({ before: asOf }), ({ studentId }) => studentId);
  const judgements = Map.groupBy(await tx.readJudgements({ before: asOf }), ({ studentId }) => studentId);
  return new Map(roster.people.filter(({ role }) => role === 'student').flatMap((student) => {
    const mastery = studentMastery({
      student, policy, method, graph, asOf, dateOf: (at) => schoolDateAt(zone, at), evidence: evidence.get(student.id) ?? [], judgements: judgements.get(student.id) ?? [],
    });
    const prior = priorAttainment({ student, mastery, graph });
    return prior === undefined ? [] : [[student.id, prior] as const];
  }));
}

function groupInWords({ by, group, figures }: FairnessGroup): Reason {
  const who = by === 'all' || by === 'grade' ? by : group;
  if (figures === null) return { code: 'measure.fairness-hidden', params: { who, group } };
  return { code: 'measure.fairness-figures', params: {
    who, group, students: figures.students, share: oneDecimal(figures.shareOfBest ?? 0), teacher: oneDecimal(figures.teacherMinutes), small: oneDecimal(figures.smallGroupMinutes),
    grade: oneDecimal(figures.onGradeMinutes), poor: oneDecimal(figures.poorDays), runs: figures.longPoorRuns, fallback: oneDecimal(figures.fallbackDays),
    denied: figures.deniedWishes, wishes: figures.wishes, lowest: oneDecimal(figures.lowestGroupRun),
  } };
}

function oneDecimal(figure: number): number {
  return Math.round(figure * 10) / 10;
}
