import { learnDiagnosticParameters } from '@heddle/engine/path';
import type { DiagnosticParameters, DiagnosticState } from '@heddle/engine/path';
import { readCasePackage } from '../server/src/interop/case/index.ts';
import { readModelPackage } from '../server/src/interop/model-package/index.ts';
import type { Benchmark, BenchmarkOptions } from './benchmark.ts';
import { startOf } from './diagnostic/map-of.ts';
import { chanceOf, simulateStudent, withRecord } from './diagnostic/simulated-student.ts';
import type { TrueRates } from './diagnostic/simulated-student.ts';
import { sit } from './diagnostic/sitting.ts';
import type { Sitting } from './diagnostic/sitting.ts';

/**
 * How wrong is the diagnostic after thirty questions, and does it know? Options: --framework FILE (a CASE package; without it, the
 * framework of maths-lab), --students N (500), --competencies N (300). Probes count as questions everywhere.
 */
export const benchmark: Benchmark = {
  about: 'Percent of competencies that the diagnostic puts on the wrong side after 30 questions, on simulated students',
  anchor: { value: 5, unit: '%', source: 'target; a prototype reached 5.8 on 300 competencies and 150 students, 9.1 with wrong slip, guess and broken prerequisites' },
  better: 'lower',
  async measure(options) {
    const students = Number(options['students'] ?? 500);
    const most = Number(options['competencies'] ?? 300);
    const framework = await readFramework(options);
    const start = startOf(framework, { most, hasKnownLevels: true });
    const unknownLevels = startOf(framework, { most, hasKnownLevels: false });
    const truth = start.map;
    const wellKnown = { ...start.parameters, leak: 0.004 };
    const run = { students, truth };
    const plain = runSchool({ ...run, start: { ...start, parameters: wellKnown }, rates: told, questions: 60 });
    const wrong = runSchool({ ...run, start, rates: untold, questions: 30 });
    const learnt = runSchool({ ...run, start, rates: untold, questions: 60, learns: true });
    // The floor: the same students with their true rates told. What misspecifiedAt30 lies above it is the price of not knowing them.
    const informed = runSchool({ ...run, start: { ...start, parameters: { ...start.parameters, ...untold } }, rates: untold, questions: 30 });
    const rough = runSchool({ ...run, start: { ...unknownLevels, parameters: wellKnown }, rates: told, questions: 30 });
    const recorded = runSchool({ ...run, start: { ...start, parameters: wellKnown }, rates: told, questions: 30, hasRecord: true });
    const at30 = errorAt(plain.sittings, 30);
    const after50 = learnt.sittings.slice(50);
    const detail = {
      competencies: truth.competencies.length, students,
      errorAt0: errorAt(plain.sittings, 0).mean, errorAt10: errorAt(plain.sittings, 10).mean, errorAt20: errorAt(plain.sittings, 20).mean,
      errorAt30: at30.mean, interval: at30.interval, errorAt60: errorAt(plain.sittings, 60).mean, claimAt30: claimAt(plain.sittings, 30),
      misspecifiedAt30: errorAt(learnt.sittings, 30).mean, misspecifiedInterval: errorAt(learnt.sittings, 30).interval, misspecifiedClaimAt30: claimAt(learnt.sittings, 30),
      // From the 51st student on: the school has learnt from fifty.
      after50At30: errorAt(after50, 30).mean, after50ClaimAt30: claimAt(after50, 30),
      misspecifiedUnlearntAt30: errorAt(wrong.sittings, 30).mean, misspecifiedUnlearntClaimAt30: claimAt(wrong.sittings, 30),
      misspecifiedFloorAt30: errorAt(informed.sittings, 30).mean, misspecifiedFloorClaimAt30: claimAt(informed.sittings, 30),
      recordAt0: errorAt(recorded.sittings, 0).mean, recordAt30: errorAt(recorded.sittings, 30).mean, recordClaimAt30: claimAt(recorded.sittings, 30),
      unknownLevelsAt30: errorAt(rough.sittings, 30).mean, unknownLevelsClaimAt30: claimAt(rough.sittings, 30),
      ...stopOf(plain.sittings, 'stop'), ...stopOf(after50, 'misspecifiedStop'),
      learntSlip: learnt.parameters.slip, learntGuess: learnt.parameters.guess, learntLeak: learnt.parameters.leak, learntTrust: learnt.parameters.trust,
      msPerQuestion: msPerQuestion(plain.sittings),
    };
    return { value: at30.mean, detail };
  },
};

const told: TrueRates = { slip: 0.1, guess: 0.12, leak: 0 };
/** The diagnostic starts from .10, .12 and .02. */
const untold: TrueRates = { slip: 0.15, guess: 0.2, leak: 0.08 };

async function readFramework(options: BenchmarkOptions) {
  const file = options['framework'];
  const framework = file === undefined
    ? (await readModelPackage('maths-lab')).model?.instruction.frameworks[0]
    : (await readCasePackage(file)).framework;
  if (framework === undefined) throw new Error(`No framework in ${file ?? 'maths-lab'}. Maybe it is not a CASE package.`);
  return framework;
}

/** Students come one after the other; a school that learns reads all sittings so far every so often, as a nightly job would. */
function runSchool(of: {
  readonly start: DiagnosticState;
  readonly truth: DiagnosticState['map'];
  readonly students: number;
  readonly rates: TrueRates;
  readonly questions: number;
  readonly learns?: boolean;
  readonly hasRecord?: boolean;
}): { readonly sittings: readonly Sitting[]; readonly parameters: DiagnosticParameters } {
  const sittings: Sitting[] = [];
  let { parameters } = of.start;
  for (let student = 0; student < of.students; student += 1) {
    const chance = chanceOf(student);
    const knows = simulateStudent(of.truth, { leak: of.rates.leak, chance });
    const map = of.hasRecord === true ? withRecord(of.start.map, { knows, rates: of.rates, chance: chanceOf(student + 1_000_000) }) : of.start.map;
    sittings.push(sit({ ...of.start, map, parameters }, { knows, rates: of.rates, questions: of.questions, seed: student, chance }));
    if (of.learns === true && [10, 25, 50, 100, 200, 350].includes(student + 1)) {
      parameters = learnDiagnosticParameters(of.start.parameters, sittings.slice(-100).map(({ state }) => ({ ...state, answers: state.answers.slice(0, 30) })));
    }
  }
  return { sittings, parameters };
}

/** Mean in percent with the normal 95 % interval over students. */
function errorAt(sittings: readonly Sitting[], count: number): { readonly mean: number; readonly interval: readonly number[] } {
  const errors = sittings.map(({ errors: each }) => 100 * (each[Math.min(count, each.length - 1)] ?? Number.NaN));
  const mean = meanOf(errors);
  const half = 1.96 * Math.sqrt(meanOf(errors.map((error) => (error - mean) ** 2)) / errors.length);
  return { mean: round(mean), interval: [round(mean - half), round(mean + half)] };
}

function claimAt(sittings: readonly Sitting[], count: number): number {
  return round(100 * meanOf(sittings.map(({ claims }) => claims[Math.min(count, claims.length - 1)] ?? Number.NaN)));
}

/** At the first count where the claim is 4 % at most: what is claimed, what is so, after how many questions, and for how many students. */
function stopOf(sittings: readonly Sitting[], name: string): Readonly<Record<string, number>> {
  const stops = sittings.flatMap(({ claims, errors }) => {
    const at = claims.findIndex((claim) => claim <= 0.04);
    return at === -1 ? [] : [{ at, claim: claims[at] ?? Number.NaN, error: errors[at] ?? Number.NaN }];
  });
  return {
    [`${name}Claim`]: round(100 * meanOf(stops.map(({ claim }) => claim))),
    [`${name}Error`]: round(100 * meanOf(stops.map(({ error }) => error))),
    [`${name}Questions`]: stops.map(({ at }) => at).toSorted((a, b) => a - b)[Math.floor(stops.length / 2)] ?? Number.NaN,
    [`${name}ped`]: stops.length,
  };
}

function msPerQuestion(sittings: readonly Sitting[]): number {
  const questions = sittings.reduce((sum, { state }) => sum + state.answers.length, 0);
  return round(sittings.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / questions);
}

const meanOf = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const round = (value: number) => Math.round(value * 100) / 100;
