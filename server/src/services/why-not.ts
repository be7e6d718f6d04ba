import { knowStudents, offerOptions } from '@heddle/engine';
import type { Locale, Names } from '@heddle/engine/messages';
import { HeddleError } from '@heddle/engine/problem';
import type { Reason } from '@heddle/engine/problem';
import { compile, keepPlan, whyNot as ask } from '@heddle/engine/schedule';
import type { Instance, WhatIf, WhyNot } from '@heddle/engine/schedule';
import { z } from 'zod';
import { acting, defineService } from './call-service.ts';
import { competencyCalled } from './competency-called.ts';
import { id, schoolDate } from './inputs.ts';
import { readForPlanning } from './plan-day.ts';
import { searchProgress } from './search-progress.ts';
import { selectPlan } from './select-plan.ts';
import { whatIfInWords } from './what-if-in-words.ts';
import { namesOf, say } from './words.ts';

const shape = z.strictObject({
  student: id, on: schoolDate, period: id,
  /** What is asked about; left open, the student's first choice. */
  competency: id.nullable(), modality: id.nullable(),
  /** Of the sentences; English unless said. */
  locale: z.enum(['en', 'ar-XB']).optional(),
});
type WhyNotInput = z.infer<typeof shape>;

export type WhyNotAnswer = {
  readonly on: string;
  readonly student: string;
  readonly period: string;
  readonly competency: string | null;
  readonly modality: string | null;
  /** Points the whole plan would lose; null = it cannot be had. */
  readonly cost: number | null;
  readonly moved: readonly string[];
  readonly proposed: number;
  readonly changes: readonly WhatIf[];
  readonly says: readonly string[];
};

/** Rounds for each of the plans that are made to answer: one period is searched, not a day. */
const iterations = 200;

/** Why a student does not do something else, and what would have to be different; told only where planning again confirms it. */
export const whyNot = defineService<WhyNotInput, WhyNotAnswer>({
  name: 'why-not',
  summary: 'Say why a student does not do something else, and what would change it',
  input: shape,
  policy: 'read-school',
  isLong: true,
  async run(context, input) {
    const { student, on, period, locale = 'en' } = input;
    context.progress({ code: 'services.reading', params: {}, done: 0, of: null });
    const { seen, plan } = await context.store.read(acting(context, 'ask why not'), async (tx) => ({ seen: await readForPlanning(tx, on), plan: (await selectPlan(tx, on)).plan }));
    const options = offerOptions(seen, knowStudents(seen)).options;
    const instance = compile({ facts: seen.facts, options });
    const demand = instance.demands.findIndex((one) => instance.students[one.student]?.id === student && instance.periods[one.period]?.id === period);
    if (demand < 0) throw new HeddleError('services.no-place-then', { student, period, date: on });
    const competency = input.competency === null ? null : competencyCalled(seen.facts.graph, input.competency).id;
    const solution = keepPlan(instance, plan);
    const had = solution.stations.flatMap(({ groups }) => groups.flatMap(({ seats }) => seats)).find((seat) => seat.demand === demand)?.option ?? -1;
    const option = bestOf(instance, { demand, had, competency, modality: input.modality });
    if (option === undefined) throw new HeddleError('services.not-offered', { student, period, date: on });
    const task = instance.tasks[instance.options.task[option] ?? -1];
    const kind = instance.kinds[task?.kind ?? -1];
    const hasIt = option === had;
    const answer: WhyNot = hasIt
      ? { reason: { code: 'schedule.first-choice', params: {} }, cost: 0, moved: [], proposed: 0, changes: [] }
      : await ask({ instance, solution, demand, option, seed: plan.seed, iterations, search: (request) => context.search({ ...request, stop: context.stop, onProgress: (progress) => context.progress(searchProgress(progress)) }) });
    const moved = [...new Set(answer.moved.map((one) => instance.students[instance.demands[one]?.student ?? -1]?.id ?? ''))];
    return {
      on, student, period, competency: task?.competencyId ?? null, modality: kind?.modalityId ?? null,
      cost: answer.cost, moved, proposed: answer.proposed, changes: answer.changes,
      says: [
        ...inWords({ answer, instance, hasIt, moved, names: namesOf(seen.facts), locale }),
        say({ code: 'explain.plan-gap', params: { percent: plan.gap === null ? 'none' : Math.ceil(plan.gap * 1000) / 10 } }, locale),
      ],
    };
  },
});

/** The option asked about, or the one worth most; of several the one that the student has. */
function bestOf(instance: Instance, asked: { readonly demand: number; readonly had: number; readonly competency: string | null; readonly modality: string | null }): number | undefined {
  const { demand, had } = asked;
  const net = (row: number) => (instance.options.value[row] ?? 0) - (instance.options.price[row] ?? 0) + (row === had ? 1e-6 : 0);
  return [...instance.options.demand.keys()].filter((row) => {
    const task = instance.tasks[instance.options.task[row] ?? -1];
    return instance.options.demand[row] === demand && (asked.competency === null || task?.competencyId === asked.competency)
      && (asked.modality === null || instance.kinds[task?.kind ?? -1]?.modalityId === asked.modality);
  }).sort((left, right) => net(right) - net(left) || left - right)[0];
}

function inWords(said: { readonly answer: WhyNot; readonly instance: Instance; readonly hasIt: boolean; readonly moved: readonly string[]; readonly names: Names; readonly locale: Locale }): readonly string[] {
  const { answer, instance, moved, names, locale } = said;
  const tell = (reason: Reason) => say(reason, locale, 'staff', names);
  if (said.hasIt) return [tell({ code: 'why-not.has-it', params: {} })];
  const price: Reason = answer.cost === null ? { code: 'why-not.cannot', params: {} }
    : answer.cost <= 1e-6 ? { code: 'why-not.as-good', params: { count: moved.length } }
      : { code: 'why-not.cost', params: { points: Math.ceil(answer.cost), count: moved.length } };
  return [tell(answer.reason), tell(price), ...whatIfInWords({ instance, changes: answer.changes, names, locale })];
}
