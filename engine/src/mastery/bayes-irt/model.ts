import type { Help } from '../../evidence/index.ts';
import { featureCount, headNames, memoryNames } from './features.ts';
import type { IrtSettings } from './settings.ts';
import { namelessItem } from '../responses/responses.ts';
import { sequencedItem, withoutSequence } from './in-sequence.ts';
import { addLoading } from './traits.ts';
import { mostCompetencies, traitCount } from './layout.ts';
import type { Asked } from './layout.ts';

/** One version of everything fitted: a file, taken into use by a decision that first shows who moves. */
export type IrtParameters = {
  /** 'bayes-irt-1': the name a model's policy gives. */
  readonly id: string;
  /** Semantic: major = estimates change in kind. */
  readonly version: string;
  readonly settings: IrtSettings;
  readonly mean: number;
  /** Weight of each feature of the head, by name. */
  readonly head: Readonly<Record<string, number>>;
  /** By id: difficulty and its variance for following the student; then what the head adds in all, for each log(1 + rights), each log(1 + wrongs); then the loadings on the traits. */
  readonly competencies: Readonly<Record<string, readonly number[]>>;
  /** By id: difficulty and its variance for following the student; then what the head adds; then the loadings on the traits. */
  readonly items: Readonly<Record<string, readonly number[]>>;
  readonly prior: IrtPrior;
  readonly helpWeights: Readonly<Record<Help, number>>;
  /** What it was fitted on and how well it does there, so that nobody takes it for more than it is. */
  readonly card: {
    readonly fittedOn: string;
    /** SHA-256 of the file; null where it was made, not read. */
    readonly dataHash: string | null;
    readonly students: number;
    readonly responses: number;
    readonly metrics: Readonly<Record<string, number>> | null;
  };
};

/** What stands in for evidence where there is little: the grade, and neighbours in the map of competencies. */
export type IrtPrior = {
  /** Logits for each grade that a competency lies below the student's own, and the most that this may say. */
  readonly perGrade: number;
  readonly most: number;
  /** How fast answers that contradict it overrule it: its weight is 1 / (1 + yields * contradicting answers). */
  readonly yields: number;
  /** Share of a prerequisite's, and of a parent's, deviation that is expected here. */
  readonly fromPrerequisites: number;
  readonly fromParent: number;
};

/** The same parameters as flat arrays. The last entry of items and competencies stands for every id that was never fitted. */
export type IrtModel = {
  readonly settings: IrtSettings;
  readonly mean: number;
  readonly head: Float64Array;
  readonly items: Float64Array;
  readonly competencies: Float64Array;
  /** Whether questions that it does not know go by what was asked before them (in-sequence.ts). */
  readonly readsOrder: boolean;
  /** Whether it reads what a student remembers of a question that comes back (memory.ts). */
  readonly remembers: boolean;
  readonly unknownItem: number;
  indexOfItem(id: string): number | undefined;
  indexOfCompetency(id: string): number;
};

const [itemNumbers, competencyNumbers] = [3, 5];
const itemWidth = itemNumbers + traitCount;
const competencyWidth = competencyNumbers + traitCount;

export function compileModel(parameters: IrtParameters): IrtModel {
  const { settings } = parameters;
  const items = pack(parameters.items, [0, settings.itemVariance, 0, ...noLoading]);
  const competencies = pack(parameters.competencies, [0, settings.competencyVariance, 0, 0, 0, ...noLoading]);
  const head = new Float64Array(featureCount);
  headNames.forEach((name, i) => { head[i] = parameters.head[name] ?? 0; });
  return {
    settings, mean: parameters.mean, head, items: items.numbers, competencies: competencies.numbers,
    readsOrder: Object.keys(parameters.items).some((id) => withoutSequence(id) !== undefined),
    remembers: memoryNames.some((name) => (parameters.head[name] ?? 0) !== 0),
    unknownItem: items.places.size,
    indexOfItem: (id) => items.places.get(id),
    indexOfCompetency: (id) => competencies.places.get(id) ?? competencies.places.size,
  };
}

const noLoading = Array.from({ length: traitCount }, () => 0);

function pack(entries: Readonly<Record<string, readonly number[]>>, otherwise: readonly number[]) {
  const places = new Map(Object.keys(entries).map((id, i) => [id, i]));
  return { places, numbers: Float64Array.from([...Object.values(entries), otherwise].flat()) };
}

/** The item that a question is taken for: itself, or what is known of its competencies at this place of the sequence, or a typical one. */
export function questionOf(model: IrtModel, of: { readonly itemId: string | null; readonly competencyIds: readonly string[]; readonly before: number }): number {
  const known = of.itemId === null ? undefined : model.indexOfItem(of.itemId);
  if (known !== undefined) return known;
  return model.indexOfItem(sequencedItem(of.competencyIds, of.before)) ?? model.indexOfItem(namelessItem(of.competencyIds)) ?? model.unknownItem;
}

/** Names the item of a question and how many competencies it needs; these are added one by one. */
export function askItem(asked: Asked, model: IrtModel, item: number): void {
  asked.loading.fill(0);
  addLoading(asked, model.items, { from: item * itemWidth + itemNumbers, share: 1 });
  asked.mean = model.mean;
  asked.difficulty = model.items[item * itemWidth] ?? 0;
  asked.difficultyVariance = model.items[item * itemWidth + 1] ?? 0;
  asked.offset = model.items[item * itemWidth + 2] ?? 0;
  asked.size = 0;
}

/** A question that is neither hard nor easy for its competencies. */
export function askTypical(asked: Asked, model: IrtModel): void {
  asked.mean = model.mean;
  asked.difficulty = 0;
  asked.difficultyVariance = 0;
  asked.offset = 0;
  asked.size = 0;
  asked.loading.fill(0);
}

export function askCompetency(asked: Asked, model: IrtModel, of: { readonly competency: number; readonly place: number; readonly among: number }): void {
  if (asked.size === mostCompetencies) return;
  const from = of.competency * competencyWidth;
  addLoading(asked, model.competencies, { from: from + competencyNumbers, share: 1 / of.among });
  asked.competency[asked.size] = of.competency;
  asked.places[asked.size] = of.place;
  asked.competencyDifficulty[asked.size] = model.competencies[from] ?? 0;
  asked.competencyVariance[asked.size] = model.competencies[from + 1] ?? 0;
  asked.competencyOffset[asked.size] = model.competencies[from + 2] ?? 0;
  asked.rightsSlope[asked.size] = model.competencies[from + 3] ?? 0;
  asked.wrongsSlope[asked.size] = model.competencies[from + 4] ?? 0;
  asked.size += 1;
}
