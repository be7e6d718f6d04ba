import { createRowBuilder, fitLogistic } from '../fit/logistic-regression.ts';
import type { SparseRows } from '../fit/logistic-regression.ts';
import { rowsOf } from '../fit/fittable.ts';
import { ninePlaces } from '../nine-places.ts';
import type { Responses } from '../responses/responses.ts';
import { calibrateIrt, difficultyRecords, walkArrivals } from './calibrate.ts';
import type { FitRequest } from './calibrate.ts';
import { describe, fadeColumns, featureCount, headNames, rightsColumn, scoreColumn, traitsColumn, wrongsColumn } from './features.ts';
import { learnDifficulties, typicalMean } from './difficulties.ts';
import { bayesIrt2 } from '../parameters/bayes-irt-2.ts';
import { irtDefaults, irtSettings } from './settings.ts';
import type { IrtParameters } from './model.ts';
import { inSequence } from './in-sequence.ts';
import { followTraits, learnTraits } from './learn-traits.ts';
import { comeBack, leastComeBack } from './memory.ts';
import { walkStudents } from './walk.ts';
import { traitCount } from './layout.ts';

/**
 * Fits a parameter file in three steps, each on the given students only:
 *
 * 1. Difficulties: one walk over the answers in order, learning items and competencies while following students.
 * 2. Features, *cross-fitted*: what the head sees of a student is computed with difficulties learned from other students (five folds). Without
 *    this the head trusts the difficulties too much, since they have seen the very answers to be predicted: the prototype's calibration
 *    error was nine times as large.
 *    The loadings of the traits are learned and applied across the same folds.
 * 3. The head: one regularised logistic regression, with an offset for each item and competency held close to 0.
 *
 * A school that has few answers yet is *calibrated* instead (calibrate.ts): its head is held at the one it was given (`from`, or the shipped one),
 * so that a fit can be asked for from the first day on. In between the two are mixed, since both are sums of the same terms: the calibrated
 * one counts as much as `calibratedCounts` answers do, and nothing once it would have a tenth of a say.
 */
export function fitIrt(answers: Responses, of: Omit<FitRequest, 'from'> & { readonly from?: IrtParameters }): IrtParameters {
  const { students, from = bayesIrt2 } = of;
  const responses = inSequence(answers, students);
  const rows = rowsOf(responses, students);
  const share = calibratedCounts / (calibratedCounts + rows.length);
  const calibrated = share < leastShare ? undefined : calibrateIrt(responses, { ...of, from });
  if (calibrated !== undefined && (rows.length < leastAnswers || students.length < leastStudents)) return calibrated;
  const { features, base } = crossFitted(responses, students);
  const places = encode(responses, { students, features });
  const weights = fitLogistic({ rows: places.rows, credit: creditOf(responses, rows), ridge: places.ridge, neverNegative: fadeColumns });
  const difficulties = learnDifficulties(responses, students, irtSettings);
  const loadings = learnTraits(responses, { students, base, seed: traitSeed });
  const loadingOf = (all: Float64Array, place: number) => Array.from(all.subarray(place * traitCount, (place + 1) * traitCount), ninePlaces);
  if (calibrated !== undefined) {
    for (let j = 0; j < weights.length; j += 1) weights[j] = (1 - share) * (weights[j] ?? 0);
    headNames.forEach((name, j) => { weights[j] = (weights[j] ?? 0) + share * (calibrated.head[name] ?? 0); });
  }
  const weight = (column: number) => ninePlaces(weights[column] ?? 0);
  return {
    id: of.id, version: of.version, settings: irtSettings, mean: ninePlaces(difficulties.mean), ...irtDefaults,
    head: Object.fromEntries(headNames.map((name, i) => [name, weight(i)])),
    ...difficultyRecords(responses, difficulties, {
      item: (i) => [weight(places.item + i), ...loadingOf(loadings.item, i)],
      competency: (c) => [weight(places.competency + c), weight(places.rights + c), weight(places.wrongs + c), ...loadingOf(loadings.competency, c)],
    }),
    card: { fittedOn: of.fittedOn, dataHash: of.dataHash, students: students.length, responses: rows.length, metrics: null },
  };
}

/** With fewer, offsets and loadings of single questions would be noise, and five folds of students would be of one or two. */
const leastAnswers = 1500;
const leastStudents = 10;
const calibratedCounts = 20_000;
const leastShare = 0.2;

/**
 * The head for any school: fitted in the circumstances in which it will be used, with difficulties learned from the students who came before
 * and nothing known at first. No item and no competency of the data stays in it.
 */
export function fitIrtForAnySchool(answers: Responses, of: Omit<FitRequest, 'from'>): IrtParameters {
  const responses = inSequence(answers, of.students);
  const rows = rowsOf(responses, of.students);
  const features = new Float32Array(rows.length * featureCount);
  const out = new Float64Array(featureCount);
  let next = 0;
  walkArrivals(responses, { students: of.students, remembers: false, before: (_, tracked, asked) => {
    describe(tracked, asked, out);
    features.set(out, next * featureCount);
    next += 1;
  } });
  const places = encode(responses, { students: of.students, features });
  const ridge = places.ridge.fill(ridges.headOfAny, 1, featureCount).fill(ridges.never, featureCount);
  const prior = new Float64Array(places.rows.columns);
  for (const column of fadeColumns) ridge[column] = ridges.never;
  prior[headNames.indexOf('gap 20 d')] = assumedFade;
  const weights = fitLogistic({ rows: places.rows, credit: creditOf(responses, rows), ridge, prior, neverNegative: [...fadeColumns, ...speakFor] });
  return {
    id: of.id, version: of.version, settings: irtSettings, mean: typicalMean, ...irtDefaults, items: {}, competencies: {},
    head: Object.fromEntries(headNames.map((name, i) => [name, ninePlaces(weights[i] ?? 0)])),
    card: { fittedOn: of.fittedOn, dataHash: of.dataHash, students: of.students.length, responses: rows.length, metrics: null },
  };
}

/** Where nothing is known of forgetting: a summer takes some 0.15 logits. More would put what was shown once, long ago, below what was never asked. */
const assumedFade = 0.1;
/** What speaks for a student may not count against them, at a school whose answers have not said so. */
const speakFor = ['score', 'ability', 'deviation', 'rights', 'rate', 'fast'].map((name) => headNames.indexOf(name));

function creditOf(responses: Responses, rows: Int32Array): Float64Array {
  return Float64Array.from(rows, (row) => responses.credit[row] ?? 0);
}

const folds = 5;
const traitSeed = 1;

/** By answer of the students, in order: its features, one after the other; and by row of `responses`, the score without traits. */
function crossFitted(responses: Responses, students: readonly number[]): { readonly features: Float32Array; readonly base: Float32Array } {
  const firstRow = new Map<number, number>();
  let count = 0;
  for (const student of students) {
    firstRow.set(student, count - (responses.studentStart[student] ?? 0));
    count += (responses.studentStart[student + 1] ?? 0) - (responses.studentStart[student] ?? 0);
  }
  const features = new Float32Array(count * featureCount);
  const base = new Float32Array(responses.count);
  const remembers = comeBack(responses, students) >= leastComeBack;
  const places = new Int32Array(responses.count);
  const out = new Float64Array(featureCount);
  for (let fold = 0; fold < folds; fold += 1) {
    const difficulties = learnDifficulties(responses, students.filter((_, i) => i % folds !== fold), irtSettings);
    walkStudents(responses, {
      students: students.filter((_, i) => i % folds === fold), settings: irtSettings, difficulties, remembers,
      before(row, tracked, asked, student) {
        describe(tracked, asked, out);
        const place = (firstRow.get(student) ?? 0) + row;
        places[row] = place;
        base[row] = out[scoreColumn] ?? 0;
        features.set(out, place * featureCount);
      },
    });
  }
  for (let fold = 0; fold < folds; fold += 1) {
    const loadings = learnTraits(responses, { students: students.filter((_, i) => i % folds !== fold), base, seed: traitSeed });
    followTraits(responses, {
      students: students.filter((_, i) => i % folds === fold), base, loadings,
      before: (row, score) => { features[(places[row] ?? 0) * featureCount + traitsColumn] = score; },
    });
  }
  return { features, base };
}

function encode(responses: Responses, of: { readonly students: readonly number[]; readonly features: Float32Array }) {
  const [items, competencies] = [responses.itemIds.length, responses.competencyIds.length];
  const places = { item: featureCount, competency: featureCount + items, rights: featureCount + items + competencies, wrongs: featureCount + items + 2 * competencies };
  const columns = places.wrongs + competencies;
  const ridge = new Float64Array(columns).fill(ridges.item);
  ridge.fill(ridges.feature, 0, featureCount).fill(ridges.competency, places.competency, places.rights).fill(ridges.slope, places.rights);
  ridge[0] = 1e-6;
  const builder = createRowBuilder();
  rowsOf(responses, of.students).forEach((row, i) => {
    const from = i * featureCount;
    for (let j = 0; j < featureCount; j += 1) builder.add(j, of.features[from + j] ?? 0);
    const item = responses.item[row] ?? -1;
    if (item >= 0) builder.add(places.item + item, 1);
    const [start, end] = [responses.competencyStart[row] ?? 0, responses.competencyStart[row + 1] ?? 0];
    for (let k = start; k < end; k += 1) {
      const c = responses.competency[k] ?? 0;
      const share = 1 / (end - start);
      builder.add(places.competency + c, share);
      builder.add(places.rights + c, share * (of.features[from + rightsColumn] ?? 0));
      builder.add(places.wrongs + c, share * (of.features[from + wrongsColumn] ?? 0));
    }
    builder.endRow();
  });
  const rows: SparseRows = builder.build(columns);
  return { rows, ridge, ...places };
}

/** How strongly weights are held at 0: the fewer answers stand behind one, the stronger. Chosen on training students (docs/guide/mastery-figures.md). */
const ridges = { feature: 0.3, headOfAny: 0.1, item: 1, competency: 1, slope: 3, never: 1e9 };
