import { z } from 'zod';
import { headNames, fadeNames } from '../bayes-irt/features.ts';
import { traitCount } from '../bayes-irt/layout.ts';
import type { IrtParameters } from '../bayes-irt/model.ts';
import type { MasteryMethod } from '../mastery.ts';
import { createBayesIrt } from '../methods/bayes-irt.ts';
import { createBkt } from '../methods/bkt.ts';
import type { BktParameters } from '../methods/bkt.ts';
import { assertNever } from '../../problem/index.ts';
import type { Problem } from '../../problem/index.ts';
import { tellIssue } from './tell-issue.ts';

/**
 * One version of a method's parameters as a file (JSON): what `heddle mastery fit` writes and a school takes. It comes from outside, so
 * every number has its bounds here: a weight of 1e300, or one that lets time raise an estimate, would be found only when a plan is odd.
 */
export type ParameterFile = z.output<typeof parameterFile>;

const formatName = 'heddle-parameters/1';

/** What the text of a file says, or all that is wrong with it: file, field, value. Throws nothing. */
export function readParameterFile(file: string, text: string): { readonly file: ParameterFile | undefined; readonly problems: readonly Problem[] } {
  const json = parseJson(text);
  if (json === undefined) return { file: undefined, problems: [{ severity: 'error', code: 'mastery.parameters-not-json', params: {}, place: { file } }] };
  const read = parameterFile.safeParse(json, { reportInput: true });
  if (read.success) return { file: read.data, problems: [] };
  return { file: undefined, problems: read.error.issues.flatMap((issue) => tellIssue(issue, file)).slice(0, mostProblems) };
}

/** Whoever has made more faults has made one of them a thousand times. */
const mostProblems = 20;

/** A method ready to use, under the name of the file's version. */
export function methodFrom(file: ParameterFile): MasteryMethod {
  return { ...create(file), parameters: versionName(file) };
}

/** What judgements, plans and projections call a version: 'bayes-irt-local@1.2.0'. */
export function versionName({ id, version }: Pick<ParameterFile, 'id' | 'version'>): string {
  return `${id}@${version}`;
}

/** The recommended method's parameters as a file. */
export function parameterFileOf(parameters: IrtParameters): ParameterFile {
  return { format: formatName, method: 'bayes-irt', ...parameters };
}

function create(file: ParameterFile): MasteryMethod {
  switch (file.method) {
    case 'bayes-irt':
      return createBayesIrt(file);
    case 'bkt':
      return createBkt(file);
    default:
      return assertNever(file);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

// --- the format -------------------------------------------------------------------------------------------------

/** Far beyond any weight that was ever fitted, and near enough for every sum to stay a number. */
const weight = z.number().min(-1000).max(1000);
const variance = z.number().min(1e-6).max(1000);
const share = z.number().min(0).max(1);
const chance = z.number().min(0.001).max(0.999);
const numbers = (length: number) => z.array(weight).length(length).readonly();
const rows = (length: number) => z.record(z.string().min(1).max(200), numbers(length)).readonly();
const count = z.int().min(0);

const ofEvery = {
  format: z.literal(formatName),
  id: z.string().max(60).regex(/^[a-z0-9][a-z0-9-]*$/),
  version: z.string().max(30).regex(/^\d+\.\d+\.\d+$/),
  helpWeights: z.strictObject({ none: share, hint: share, 'worked-together': share }),
  card: z.strictObject({
    fittedOn: z.string().max(200),
    dataHash: z.string().regex(/^[0-9a-f]{64}$/).nullable(),
    students: count,
    responses: count,
    metrics: z.record(z.string().max(60), z.number()).nullable(),
  }),
};

const fades: ReadonlySet<string> = new Set(fadeNames);

const bayesIrtFile = z.strictObject({
  ...ofEvery,
  method: z.literal('bayes-irt'),
  settings: z.strictObject({
    studentVariance: variance, deviationVariance: variance, itemVariance: variance, competencyVariance: variance,
    studentDrift: share, deviationDrift: share, gainRight: z.number().min(-1).max(1), gainWrong: z.number().min(-1).max(1),
  }),
  mean: weight,
  // Weights of time are never negative: time lowers an estimate or leaves it (MA7). One that is missing is 0: a version taken last year
  // must still be readable when the head has learnt to look at more.
  head: z.strictObject(Object.fromEntries(headNames.map((name) => [name, (fades.has(name) ? weight.min(0) : weight).default(0)]))),
  competencies: rows(5 + traitCount),
  items: rows(3 + traitCount),
  prior: z.strictObject({ perGrade: z.number().min(0).max(10), most: z.number().min(0).max(10), yields: z.number().min(0).max(100), fromPrerequisites: share, fromParent: share }),
}) satisfies z.ZodType<IrtParameters>;

const bktFile = z.strictObject({
  ...ofEvery,
  method: z.literal('bkt'),
  learn: chance,
  slip: z.number().min(0.001).max(0.499),
  guess: z.number().min(0.001).max(0.499),
  prior: z.strictObject({ atGrade: weight, perGrade: z.number().min(0).max(10), least: chance, most: chance, withoutGrade: chance }),
  halfLifeDays: z.number().min(1).max(100_000),
}) satisfies z.ZodType<BktParameters>;

const parameterFile = z.discriminatedUnion('method', [bayesIrtFile, bktFile]);
