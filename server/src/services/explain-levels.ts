import { evidenceOn } from '@heddle/engine';
import { askNext, compareJudgements, estimateTerms, explainLevel, judgementKey, latestJudgements, levelReason, nextEvidence, reviewAnsweredAt, reviewDueOn, selectMethod, studentMastery, stuckRisk } from '@heddle/engine/mastery';
import type { AskNext, EstimateTerm, Judgement, Level, MasteryMethod, NextEvidence, Standing, StudentMastery } from '@heddle/engine/mastery';
import type { Audience, Locale, Names } from '@heddle/engine/messages';
import type { Evidence } from '@heddle/engine/evidence';
import type { AdoptedModel } from '@heddle/engine/model';
import { diagnosedOn, findFirstGuess, informMastery } from '@heddle/engine/path';
import type { Diagnosed } from '@heddle/engine/path';
import { HeddleError } from '@heddle/engine/problem';
import type { Reason } from '@heddle/engine/problem';
import { addDays, instantAt, schoolDateAt } from '@heddle/engine/roster';
import type { Grade, Instant, SchoolDate } from '@heddle/engine/roster';
import { z } from 'zod';
import { isAllowed } from '../policies/index.ts';
import { levelsPage } from '../reports/index.ts';
import { acting, defineService } from './call-service.ts';
import { competencyCalled } from './competency-called.ts';
import { id, locale, schoolDate } from './inputs.ts';
import { loadSchool } from './load-school.ts';
import type { School } from './load-school.ts';
import type { ServiceContext } from './service.ts';
import { namesOf, say } from './words.ts';

type Input = { readonly student: string; readonly on: SchoolDate; readonly competency: string | null; readonly locale: Locale; readonly isPage: boolean };

/** One level, opened: the sentences for three readers, the terms they stand on, and what would move it. */
export type ExplainedLevel = {
  readonly competencyId: string;
  readonly competency: string;
  readonly level: Level;
  readonly p: number;
  readonly sd: number;
  readonly count: number;
  /** In logits; they add up to the logit of `p`. */
  readonly terms: readonly EstimateTerm[];
  /** Every judgement there ever was, oldest first: who or which rule, when, and why in the words of staff. */
  readonly history: readonly { readonly on: SchoolDate; readonly level: Level; readonly by: 'rule' | 'person'; readonly says: string }[];
  readonly rule: { readonly id: string; readonly text: string; readonly by: 'rule' | 'person' } | null;
  readonly evidenceIds: readonly string[];
  readonly isReviewDue: boolean;
  readonly reviewDueOn: SchoolDate | null;
  readonly next: Omit<NextEvidence, 'reason'>;
  /** Where a diagnostic stands in for the estimate in the path: its chance, in percent, and the last day on which it does. */
  readonly firstGuess: { readonly percent: number; readonly until: SchoolDate } | null;
  readonly stuck: { readonly risk: number; readonly tries: number; readonly left: number; readonly says: string } | null;
  readonly student: readonly string[];
  readonly family: readonly string[];
  readonly staff: readonly string[];
};

type Asked = Omit<AskNext, 'reason' | 'estimate'> & { readonly competency: string; readonly p: number; readonly student: string; readonly family: string; readonly staff: string };
type Explained = {
  readonly on: SchoolDate;
  readonly studentId: string;
  readonly name: string;
  readonly schoolName: string;
  readonly levels: readonly ExplainedLevel[];
  /** The questions that would tell most, best first, with the reason. */
  readonly askNext: readonly Asked[];
  readonly reWarm: StudentMastery['reWarm'];
  readonly title: string;
  /** '' where no page was asked for. */
  readonly html: string;
};

/** Every level of a student, or one, at the end of a day: why it is what it is, for student, family and staff, and what to ask next. */
export const explainLevels = defineService<Input, Explained>({
  name: 'explain-levels',
  summary: 'Say why a student stands on a level, and what to ask next',
  input: z.strictObject({ student: id, on: schoolDate, competency: z.string().min(1).max(200).nullable(), locale, isPage: z.boolean() }),
  policy: 'read-school',
  async run(context, { isPage, ...of }) {
    const explained = await explainStudent(context, of);
    const { on, schoolName, studentId, levels, askNext, title } = explained;
    return { ...explained, html: isPage ? levelsPage({ locale: of.locale, schoolName, title, on, studentId, levels, askNext, mayJudge: isAllowed('judge-levels', context.actor) }) : '' };
  },
});

/** The same for other services, without the page. */
export async function explainStudent(context: ServiceContext, { student, on, competency, locale }: Omit<Input, 'isPage'>): Promise<Omit<Explained, 'html'>> {
  const { school, asOf, evidence, judgements, taken, events } = await context.store.transact(acting(context, 'explain levels'), async (tx) => {
    const loaded = await loadSchool(tx);
    const end = instantAt(loaded.roster.school.timeZone, { on: addDays(on, 1), minute: 0 });
    return { school: loaded, asOf: end, evidence: await tx.readEvidence({ before: end, studentId: student }), judgements: await tx.readJudgements({ before: end, studentId: student }), taken: await tx.takenMethods(), events: await tx.readDiagnosticEvents({ studentId: student, before: end }) };
  });
  const person = school.roster.people.find(({ id, role }) => id === student && role === 'student');
  if (person === undefined) throw new HeddleError('services.unknown-student', { value: student });
  const only = competency === null ? null : competencyCalled(school.graph, competency).id;
  const names = namesOf(school);
  const wording = { names, locale };
  const diagnosed = diagnosedOn({ events, evidence, on, roster: school.roster }).get(student);
  const parts = school.models.map((adopted) => {
    const policy = adopted.model.instruction.mastery;
    const of = { student: { id: student, grade: person.grade }, adopted, school, asOf, method: selectMethod(policy, taken), evidence: evidenceOn(adopted, school, evidence), judgements, wording, diagnosed };
    return { ...explainAll({ ...of, only }), asked: only === null ? ask(of) : [] };
  });
  const title = say({ code: 'page.levels-title', params: { student, date: on } }, locale, 'staff', names);
  const levels = parts.flatMap((part) => part.levels);
  const asked = parts.flatMap((part) => part.asked).toSorted((a, b) => b.tells - a.tells).slice(0, mostAsked);
  const name = names.student(student, { audience: 'staff', locale }) ?? student;
  return {
    on, studentId: student, name, schoolName: school.roster.school.name, levels, askNext: asked, reWarm: parts.find(({ reWarm }) => reWarm !== null)?.reWarm ?? null, title,
  };
}

const mostAsked = 3;

type Of = {
  readonly student: { readonly id: string; readonly grade: Grade | null };
  readonly adopted: AdoptedModel;
  readonly school: School;
  readonly asOf: Instant;
  readonly method: MasteryMethod;
  readonly evidence: readonly Evidence[];
  readonly judgements: readonly Judgement[];
  readonly wording: { readonly names: Names; readonly locale: Locale };
  readonly diagnosed: Diagnosed | undefined;
};

function explainAll(of: Of & { readonly only: string | null }): { readonly levels: readonly ExplainedLevel[]; readonly reWarm: StudentMastery['reWarm'] } {
  const { student, adopted: { model }, school, asOf, method, evidence, judgements } = of;
  const policy = model.instruction.mastery;
  const dateOf = (at: Instant) => schoolDateAt(school.roster.school.timeZone, at);
  const mastery = studentMastery({ student, evidence, judgements, policy, method, graph: school.graph, asOf, dateOf });
  const informed = of.diagnosed === undefined ? undefined : informMastery(mastery, of.diagnosed);
  const latest = latestJudgements(judgements);
  const kinds = new Map(evidence.map(({ id, kind }) => [id, kind]));
  const levels = [...mastery.standings.values()].filter(({ competencyId }) => of.only === null || competencyId === of.only).map((standing): ExplainedLevel => {
    const { competencyId, level, estimate } = standing;
    const answeredAt = reviewAnsweredAt(standing);
    const judgement = latest.get(judgementKey({ studentId: student.id, competencyId }));
    const firstKinds = (judgement?.evidenceIds ?? []).flatMap((id) => kinds.get(id) ?? []);
    const { reason, ...next } = nextEvidence({ standing, judgement, firstKinds, policy });
    const terms = estimateTerms({ evidence, method, question: { competencyId, asOf, grade: student.grade, graph: school.graph } });
    const days = estimate.lastAt === null ? null : Math.floor((Date.parse(asOf) - Date.parse(estimate.lastAt)) / 86_400_000);
    const guess = level !== 'none' || informed === undefined ? undefined : findFirstGuess(informed.estimate(competencyId));
    // While a diagnostic stands in, the path does not read this estimate: its terms would explain what is not in use.
    const [rests, ofTerm, moves] = explainLevel({ standing, judgement, terms, next: { ...next, reason }, days });
    const reasons = [rests, guess ?? ofTerm, moves].flatMap((one) => one ?? []);
    const pOn = (at: Instant) => mastery.estimate(competencyId, at).p;
    const risk = stuckRisk({ standing, rule: policy.provisional, limit: model.instruction.path.stuckAfter });
    return {
      competencyId, competency: nameOf(of, competencyId), level, p: estimate.p, sd: estimate.sd, count: estimate.count, terms,
      history: judgements.filter((one) => one.competencyId === competencyId).toSorted(compareJudgements)
        .map((one) => ({ on: one.on, level: one.level, by: one.by.kind, says: sayIn(of, 'staff', levelReason(standing, one)) })),
      rule: judgement === undefined ? null : { id: judgement.policyId, text: judgement.policyText, by: judgement.by.kind },
      evidenceIds: judgement?.evidenceIds ?? [],
      firstGuess: guess === undefined ? null : { percent: Number(guess.params['percent']), until: String(guess.params['date']) },
      isReviewDue: standing.isReviewDue,
      reviewDueOn: reviewDueOn({ level, mark: policy.reviewBelow, pAtPass: answeredAt === null ? null : pOn(answeredAt), pOn, asOf, dateOf }),
      next, stuck: risk === null ? null : { risk: risk.risk, tries: risk.tries, left: risk.left, says: sayIn(of, 'staff', risk.reason) },
      ...threeWays(of, reasons),
    };
  });
  return { levels, reWarm: mastery.reWarm };
}

/** Among what was begun and is not settled, and what comes right before or after it and was never seen. */
function ask(of: Of): readonly Asked[] {
  const { student, adopted, school, asOf, method, evidence, judgements } = of;
  const mastered = new Set([...latestJudgements(judgements).values()].filter(({ level }) => level === 'secure').map(({ competencyId }) => competencyId));
  const told = evidence.filter(({ trust }) => trust !== 'context');
  const begun = [...new Set(told.flatMap(({ competencyIds }) => competencyIds))];
  const taught = new Set(adopted.adoption.exitChecks.concat(adopted.model.instruction.exitChecks).map(({ competencyId }) => competencyId));
  const near = begun.flatMap((id) => [id, ...school.graph.prerequisitesOf(id), ...school.graph.successorsOf(id)]);
  const candidates = [...new Set(near)].filter((id) => !mastered.has(id) && (taught.has(id) || begun.includes(id))).slice(0, mostCandidates);
  const state = method.apply(method.start(), told);
  return askNext({ state, method, question: { asOf, grade: student.grade, graph: school.graph }, graph: school.graph, candidates }).slice(0, mostAsked).map(({ reason, estimate, ...one }) => {
    const [toStudent, family, staff] = (['student', 'family', 'staff'] as const).map((audience) => sayIn(of, audience, reason));
    return { ...one, competency: nameOf(of, one.competencyId), p: estimate.p, student: toStudent ?? '', family: family ?? '', staff: staff ?? '' };
  });
}

/** A student touches some dozens in a year; more would only cost time. */
const mostCandidates = 200;

function threeWays(of: Of, reasons: readonly Reason[]): Pick<ExplainedLevel, 'student' | 'family' | 'staff'> {
  const to = (audience: Audience) => reasons.map((reason) => sayIn(of, audience, reason));
  return { student: to('student'), family: to('family'), staff: to('staff') };
}

const sayIn = ({ wording }: Of, audience: Audience, reason: Reason) => say(reason, wording.locale, audience, wording.names);
const nameOf = ({ wording }: Of, id: Standing['competencyId']) => wording.names.competency(id, { audience: 'staff', locale: wording.locale }) ?? id;
