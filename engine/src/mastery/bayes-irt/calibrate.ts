import { createRowBuilder, fitLogistic } from '../fit/logistic-regression.ts';
import { ninePlaces } from '../nine-places.ts';
import type { Responses } from '../responses/responses.ts';
import { learnFrom, typicalDifficulties } from './difficulties.ts';
import type { Difficulties } from './difficulties.ts';
import { describe, featureCount, headNames } from './features.ts';
import { traitCount } from './layout.ts';
import type { Asked, Tracked } from './layout.ts';
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
 * What a school with few answers can learn from them: how hard its questions and competencies are, and whether the head that it was given
 * says too much or too little here. The head keeps its shape; a straight line through its logits (Platt 1999) is fitted to what it would have
 * said of each student with the difficulties learned from those before. It is a function of the answers in their order and of the head
 * alone: the same answers give the same file, whatever versions lay between.
 */
export function calibrateIrt(responses: Responses, of: FitRequest): IrtParameters {
  const { from, students } = of;
  const head = Float64Array.from(headNames, (name) => from.head[name] ?? 0);
  const out = new Float64Array(featureCount);
  const builder = createRowBuilder();
  const credit: number[] = [];
  const difficulties = walkArrivals(responses, { students, before(row, tracked, asked) {
    describe(tracked, asked, out);
    builder.add(0, 1);
    builder.add(1, out.reduce((sum, feature, j) => sum + feature * (head[j] ?? 0), 0));
    builder.endRow();
    credit.push(responses.credit[row] ?? 0);
  } });
  const [shift = 0, stretch = 1] = fitLogistic({ rows: builder.build(2), credit: Float64Array.from(credit), ridge: Float64Array.from(lineRidges), prior: Float64Array.from([0, 1]) });
  const [first = ''] = headNames;
  return {
    ...from, id: of.id, version: of.version, mean: ninePlaces(difficulties.mean),
    head: Object.fromEntries(headNames.map((name, j) => [name, ninePlaces(stretch * (head[j] ?? 0) + (name === first ? shift : 0))])),
    ...difficultyRecords(responses, difficulties, { item: () => [0, ...noLoading], competency: () => [0, 0, 0, ...noLoading] }),
    card: { fittedOn: of.fittedOn, dataHash: of.dataHash, students: students.length, responses: credit.length, metrics: null },
  };
}

/** The line is held at "as given" as if some hundred answers had said so. */
const lineRidges = [20, 50];
const noLoading = Array.from({ length: traitCount }, () => 0);

/**
 * Students arrive one after the other at a school that begins with nothing: each is followed with the difficulties learned from those before,
 * and then teaches the difficulties. Answers what was learned from all.
 */
export function walkArrivals(responses: Responses, of: { readonly students: readonly number[]; readonly before: (row: number, tracked: Tracked, asked: Asked) => void }): Difficulties {
  const difficulties = typicalDifficulties(responses, irtSettings);
  for (const student of of.students) {
    walkStudents(responses, { students: [student], settings: irtSettings, difficulties, before: of.before });
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
