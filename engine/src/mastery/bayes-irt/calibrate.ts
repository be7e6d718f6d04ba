import { createRowBuilder, fitLogistic } from '../fit/logistic-regression.ts';
import { ninePlaces } from '../nine-places.ts';
import type { Responses } from '../responses/responses.ts';
import { learnFrom, typicalDifficulties } from './difficulties.ts';
import type { Difficulties } from './difficulties.ts';
import { describe, fadeColumns, featureCount, headNames, memoryNames } from './features.ts';
import { traitCount } from './layout.ts';
import type { Asked, Tracked } from './layout.ts';
import { comeBack, leastComeBack } from './memory.ts';
import type { IrtParameters } from './model.ts';
import { irtSettings } from './settings.ts';
import { walkStudents } from './walk.ts';

export type FitRequest = {
  readonly students: readonly number[];
  readonly id: string;
  readonly version: string;
  readonly fittedOn: string;
  readonly dataHash: string | null;
  /** The head that a calibration keeps. */
  readonly from: IrtParameters;
};

/**
 * What a school with few answers can learn from them: how hard its questions and competencies are, and what the head that it was given should
 * say otherwise here. The head is fitted to what was to be seen of each student with the difficulties learned from those before, and each
 * weight is held at the given one. It is a function of the answers in their order and of the given head alone: the same answers give the
 * same file, whatever versions lay between.
 */
export function calibrateIrt(responses: Responses, of: FitRequest): IrtParameters {
  const { from, students } = of;
  const given = Float64Array.from(headNames, (name) => from.head[name] ?? 0);
  const out = new Float64Array(featureCount);
  const builder = createRowBuilder();
  const credit: number[] = [];
  const remembers = comeBack(responses, students) >= leastComeBack;
  const difficulties = walkArrivals(responses, { students, remembers, before(row, tracked, asked) {
    describe(tracked, asked, out);
    for (let j = 0; j < featureCount; j += 1) builder.add(j, out[j] ?? 0);
    builder.endRow();
    credit.push(responses.credit[row] ?? 0);
  } });
  const ridge = new Float64Array(featureCount).fill(holds.weight);
  ridge[0] = holds.always;
  for (const column of fadeColumns) ridge[column] = holds.fade;
  for (const column of memoryColumns) ridge[column] = holds.memory;
  const head = fitLogistic({ rows: builder.build(featureCount), credit: Float64Array.from(credit), ridge, prior: given, neverNegative: fadeColumns });
  return {
    ...from, id: of.id, version: of.version, settings: irtSettings, mean: ninePlaces(difficulties.mean),
    head: Object.fromEntries(headNames.map((name, j) => [name, ninePlaces(head[j] ?? 0)])),
    ...difficultyRecords(responses, difficulties, { item: () => [0, ...noLoading], competency: () => [0, 0, 0, ...noLoading] }),
    card: { fittedOn: of.fittedOn, dataHash: of.dataHash, students: students.length, responses: credit.length, metrics: null },
  };
}

/** How strongly a weight is held at the given one; forgetting stays as given, which some weeks of a few students cannot tell. A given head knows nothing of questions that come back. Chosen on training students of three sets, arriving one after the other (docs/guide/mastery-figures.md). */
const holds = { always: 1, weight: 20, fade: 1e9, memory: 1 };
const memoryColumns = memoryNames.map((name) => headNames.indexOf(name));
const noLoading = Array.from({ length: traitCount }, () => 0);

/**
 * Students arrive one after the other at a school that begins with nothing: each is followed with the difficulties learned from those before,
 * and then teaches the difficulties. Answers what was learned from all.
 */
export function walkArrivals(responses: Responses, of: { readonly students: readonly number[]; readonly remembers: boolean; readonly before: (row: number, tracked: Tracked, asked: Asked) => void }): Difficulties {
  const difficulties = typicalDifficulties(responses, irtSettings);
  for (const student of of.students) {
    walkStudents(responses, { students: [student], settings: irtSettings, difficulties, remembers: of.remembers, before: of.before });
    learnFrom(difficulties, responses, { students: [student], settings: irtSettings });
  }
  return difficulties;
}

/** What a parameter file says of each item and competency that was seen: difficulty, its variance, and what else is known of it. */
export function difficultyRecords(responses: Responses, found: Difficulties, more: { item(place: number): readonly number[]; competency(place: number): readonly number[] }): Pick<IrtParameters, 'items' | 'competencies'> {
  const { item, itemVariance, itemCount, competency, competencyVariance, competencyCount } = found;
  const seen = (ids: readonly string[], counts: Int32Array, numbers: (place: number) => readonly number[]) =>
    Object.fromEntries(ids.flatMap((id, place) => (counts[place] === 0 ? [] : [[id, numbers(place)]])));
  return {
    items: seen(responses.itemIds, itemCount, (i) => [ninePlaces(item[i] ?? 0), ninePlaces(itemVariance[i] ?? 0), ...more.item(i)]),
    competencies: seen(responses.competencyIds, competencyCount, (c) => [ninePlaces(competency[c] ?? 0), ninePlaces(competencyVariance[c] ?? 0), ...more.competency(c)]),
  };
}
