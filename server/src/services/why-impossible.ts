import { knowStudents, offerOptions } from '@heddle/engine';
import { allConstraints, whyImpossible as ask } from '@heddle/engine/schedule';
import { z } from 'zod';
import { acting, defineService } from './call-service.ts';
import { schoolDate } from './inputs.ts';
import { readForPlanning } from './plan-day.ts';
import { whatIfInWords } from './what-if-in-words.ts';
import { namesOf, say } from './words.ts';

export type WhyImpossibleAnswer = {
  readonly on: string;
  readonly isPossible: boolean;
  /** Students without a place that keeps every limit, in the best plan found. */
  readonly placeless: readonly string[];
  readonly clash: readonly string[];
  readonly ways: readonly unknown[];
  readonly says: readonly string[];
};

/** Rounds for each of the some forty plans that are made to answer. */
const iterations = 60;

/** Where no plan keeps every limit: which of them clash, and which single change would help. */
export const whyImpossible = defineService<{ on: string }, WhyImpossibleAnswer>({
  name: 'why-impossible',
  summary: 'Say which limits clash on a day that cannot be planned, and what would help',
  input: z.strictObject({ on: schoolDate }),
  policy: 'read-school',
  isLong: true,
  async run(context, { on }) {
    context.progress({ code: 'services.reading', params: {}, done: 0, of: null });
    const seen = await context.store.read(acting(context, 'ask why a day is impossible'), (tx) => readForPlanning(tx, on));
    const { options } = offerOptions(seen, knowStudents(seen));
    const found = await ask({
      facts: seen.facts, options, seed: 1, iterations, search: (request) => context.search(request),
      onStep: (done, of) => context.progress({ code: 'services.leaving-out', params: {}, done, of }),
    });
    const names = namesOf(seen.facts);
    const tell = (code: string, params: Parameters<typeof say>[0]['params'] = {}) => say({ code, params }, 'en', 'staff', names);
    if (found === null) return { on, isPossible: true, placeless: [], clash: [], ways: [], says: [tell('why-impossible.possible', { date: on })] };
    const placeless = [...new Set(found.placeless.map((demand) => found.instance.students[found.instance.demands[demand]?.student ?? -1]?.id ?? ''))].sort();
    const periods = [...new Set(found.placeless.map((demand) => found.instance.periods[found.instance.demands[demand]?.period ?? -1]?.id ?? ''))];
    const ways = whatIfInWords({ instance: found.instance, changes: found.ways, names });
    return {
      on, isPossible: false, placeless, clash: found.clash, ways: found.ways,
      says: [
        ...periods.map((period) => tell('why-impossible.placeless', { period, count: found.placeless.filter((demand) => found.instance.periods[found.instance.demands[demand]?.period ?? -1]?.id === period).length })),
        tell('why-impossible.clash', { count: found.clash.length }),
        ...allConstraints.filter(({ id }) => found.clash.includes(id)).map(({ sentence }) => `- ${sentence}`),
        tell(ways.length === 0 ? 'why-impossible.no-way' : 'why-impossible.ways'), ...ways.map((way) => `- ${way}`),
      ],
    };
  },
});
