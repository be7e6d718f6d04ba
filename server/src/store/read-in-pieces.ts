import { sortEvidence } from '@heddle/engine/evidence';
import type { Evidence } from '@heddle/engine/evidence';
import { joinModels, parseModel } from './adopted-models.ts';
import type { SchoolReader, SchoolTransaction } from './store.ts';

type Piece = <T>(work: (tx: SchoolTransaction) => Promise<T>) => Promise<T>;

/**
 * One state of a school, read in many short transactions, so that others have their turn at the database in between. Facts and decisions are only
 * ever added, each with the next number: where the last number is the same before and after, nothing came in between. Otherwise it is read anew,
 * and where news keeps coming, in one transaction after all. `numbersAtOnce`: numbers of the ledger whose evidence is fetched at once; 10,000
 * answers took a tenth of a second of CPU.
 */
export async function readInPieces<T>(piece: Piece, work: (reader: SchoolReader) => Promise<T>, numbersAtOnce = 10_000): Promise<T> {
  const lastNumber = () => piece((tx) => tx.watermark());
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const before = await lastNumber();
    // What was read of two states may not go together: only of one is a fault a fault.
    const [read] = await Promise.allSettled([work(readerOf(piece, { last: before, numbersAtOnce }))]);
    if ((await lastNumber()) !== before) continue;
    if (read.status === 'rejected') throw read.reason;
    return read.value;
  }
  return piece(work);
}

function readerOf(piece: Piece, { last, numbersAtOnce }: { readonly last: number; readonly numbersAtOnce: number }): SchoolReader {
  return {
    watermark: async () => last,
    readEntities: (kind) => piece((tx) => tx.readEntities(kind)),
    readRoster: () => piece((tx) => tx.readRoster()),
    async readAdoptedModels() {
      const adoptions = await piece((tx) => tx.readEntities('adoption'));
      const packages = await piece((tx) => tx.readEntities('model-package'));
      const files = new Map(packages.map(({ id, body }) => [id, body.files]));
      return joinModels(adoptions, async (id) => parseModel(id, files.get(id)));
    },
    async readEvidence(filter) {
      const found: Evidence[] = [];
      for (let after = 0; after < last; after += numbersAtOnce) {
        found.push(...await piece((tx) => tx.readEvidence({ ...filter, numbers: { after, until: after + numbersAtOnce } })));
      }
      return sortEvidence(found);
    },
    readDiagnosticEvents: (filter) => piece((tx) => tx.readDiagnosticEvents(filter)),
    readJudgements: (filter) => piece((tx) => tx.readJudgements(filter)),
    findPlan: (on, status) => piece((tx) => tx.findPlan(on, status)),
    readPublishedPlans: (filter) => piece((tx) => tx.readPublishedPlans(filter)),
    readRoundPlans: (filter) => piece((tx) => tx.readRoundPlans(filter)),
    takenMethods: () => piece((tx) => tx.takenMethods()),
    readProjections: () => piece((tx) => tx.readProjections()),
  };
}
