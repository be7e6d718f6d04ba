import { arrivingMethods, evaluate, fittableMethods, masteryMethods, packResponses } from '@heddle/engine/mastery';
import type { Evaluation, ResponseRow, Responses } from '@heddle/engine/mastery';
import type { Evidence } from '@heddle/engine/evidence';
import { openHeddle } from '@heddle/server';
import type { Benchmark } from './benchmark.ts';
import { oddAnswers } from './odd-answers.ts';
import { simulatedAnswers } from './simulated-answers.ts';

/**
 * Speed and size of the recommended estimate through its public functions, with ids as strings; and how well each method predicts:
 * simulated students, or the files that are named, with the columns told in docs/guide/mastery-methods.md. Anchors of published sets stand in
 * that page. Options: --data FILE,FILE; --odd deck,short (odd-answers.ts); --methods bayes-irt,best-lr (all but the whole school).
 */
export const benchmark: Benchmark = {
  about: 'Microseconds an answer takes through apply() of bayes-irt, ids as strings, a student\'s answers at a time',
  anchor: { value: 10, unit: 'us', source: 'our own promise; a prototype without guards took 0.4 to 1.7 on ids that were numbers already' },
  better: 'lower',
  async measure({ data = '', odd = '', methods = '' }) {
    const rows = simulatedAnswers({ students: 300, competencies: 40, days: 90, seed: 2 });
    const speed = measureSpeed(rows);
    const chosen = namesIn(methods);
    const made = data === '' && odd === '' ? { simulated: rows } : oddOnes(namesIn(odd));
    const found = Object.entries(made).map(([name, answers]) => figures(name, { responses: packResponses(answers), methods: chosen }));
    return { value: speed.microseconds, detail: Object.assign({}, speed.detail, anchors, ...found, await evaluateFiles(namesIn(data), chosen)) };
  },
};

function measureSpeed(rows: readonly ResponseRow[]) {
  const method = masteryMethods.findLast(({ id }) => id === 'bayes-irt');
  if (method === undefined) throw new Error('bayes-irt does not ship');
  const students = [...Map.groupBy(rows.map(asEvidence), ({ studentId }) => studentId).values()];
  for (const evidence of students.slice(0, 100)) method.apply(method.start(), evidence);
  const [cpu, wall] = [process.cpuUsage(), performance.now()];
  const states = students.map((evidence) => method.apply(method.start(), evidence));
  const passed = (performance.now() - wall) * 1000;
  const used = process.cpuUsage(cpu).user;
  const perCompetency = states.flatMap((state) => Object.entries(state).flatMap(([id, numbers]) => (id === '' ? [] : [numbers.length * 8])));
  const [first] = states;
  return {
    microseconds: Math.round((passed / rows.length) * 100) / 100,
    detail: {
      answers: rows.length, 'processor us an answer': Math.round((used / rows.length) * 100) / 100,
      'bytes a competency': Math.max(...perCompetency), 'bytes a student besides': (first?.['']?.length ?? 0) * 8,
    },
  };
}

function asEvidence(row: ResponseRow, i: number): Evidence {
  const occurredAt = new Date(row.at * 1000).toISOString();
  return {
    id: `e${i}`, studentId: row.studentId, competencyIds: row.competencyIds, kind: 'quiz', result: { kind: 'score', score: row.credit }, help: 'none', itemId: row.itemId,
    taskId: null, activityId: null, misconceptionIds: [], sourceId: 'simulated', trust: 'awards', occurredAt, recordedAt: occurredAt,
  };
}

function oddOnes(names: readonly string[]): Readonly<Record<string, readonly ResponseRow[]>> {
  return Object.fromEntries(names.map((name) => {
    const make = oddAnswers[name];
    if (make === undefined) throw new Error(`There are no odd answers "${name}". Maybe one of: ${Object.keys(oddAnswers).join(', ')}.`);
    return [name, make()];
  }));
}

function figures(name: string, of: { readonly responses: Responses; readonly methods: readonly string[] }): Record<string, number> {
  const methods = [...fittableMethods, ...arrivingMethods()].filter((one) => of.methods.length === 0 || of.methods.includes(one.name));
  return Object.assign({}, ...methods.map((method) => {
    console.error(`${name}: ${method.name}`);
    return figuresOf(name, evaluate(of.responses, { methods: [method], seed: 1, resamples: 50 }));
  }));
}

/** Through the service that the command calls, so that what is measured is what a school gets; with the processor seconds and the memory it took. */
export async function evaluateFiles(paths: readonly string[], methods: readonly string[] = []): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const path of paths) {
    const name = path.split('/').at(-1) ?? path;
    const heddle = await openHeddle({ needsSchool: false });
    const cpu = process.cpuUsage();
    try {
      const told = await heddle.call('evaluate-mastery', { path, hasItems: true, methods, seed: 1 }, ({ params }) => console.error(`${name}: ${params?.['method'] ?? ''}`));
      if (told['isRefused'] === true) throw new Error(String(told['notes']));
      const { user, system } = process.cpuUsage(cpu);
      Object.assign(found, figuresOf(name, Array.isArray(told['methods']) ? told['methods'] : []), {
        [`${name} answers`]: Number(told['responses']), [`${name} processor seconds`]: Math.round((user + system) / 1e5) / 10, [`${name} peak MB of the program so far`]: Math.round(process.resourceUsage().maxRSS / 1024),
      });
    } finally {
      await heddle.close();
    }
  }
  return found;
}

function figuresOf(name: string, measured: readonly Pick<Evaluation, 'name' | 'auc' | 'ece'>[]): Record<string, number> {
  const short = (value: number) => Math.round(value * 1e4) / 1e4;
  return Object.fromEntries(measured.flatMap((one) => [[`${name} ${one.name} auc`, short(one.auc)], [`${name} ${one.name} ece`, short(one.ece)]]));
}

const namesIn = (text: string) => text.split(',').map((one) => one.trim()).filter((one) => one !== '');

/** What was published on the same split of public sets, to stand beside files of that name (sources: docs/guide/mastery-figures.md). */
const anchors: Record<string, string> = {
  'published, assist09 (Gervet 2020)': 'Best-LR .77, DKT .75, SAKT .75, PFA .72, IRT .69',
  'published, statics (Gervet 2020)': 'Best-LR .82, DKT .83, SAKT .81, PFA .69, IRT .79',
  'published, algebra05, whole set (Gervet 2020)': 'Best-LR .83, DKT .82, SAKT .80, PFA .76, IRT .77',
};
