import { admit } from '@heddle/engine/evidence';
import { HeddleError, hasErrors } from '@heddle/engine/problem';
import type { Place, Problem } from '@heddle/engine/problem';
import { schoolDateAt } from '@heddle/engine/roster';
import type { Instant, SchoolDate } from '@heddle/engine/roster';
import { z } from 'zod';
import { readEvidenceCsv } from '../interop/evidence-csv/index.ts';
import type { SchoolTransaction } from '../store/index.ts';
import { acting, defineService } from './call-service.ts';
import { machinePath, schoolDate } from './inputs.ts';
import { loadSchool } from './load-school.ts';
import type { ServiceContext } from './service.ts';
import { closeAnsweredReviews } from './reviews.ts';
import { notesFrom, say } from './words.ts';

type EvidenceInput = { readonly path: string; readonly mapping: string; readonly isPartial: boolean; readonly from: SchoolDate | null; readonly until: SchoolDate | null };

type EvidenceResult = {
  readonly rows: number;
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
  /** Late facts never change what was decided; each decision they touch waits here for a person. */
  readonly reviewsOpened: number;
  readonly isRefused: boolean;
  readonly rejections: readonly { readonly line: number | null; readonly code: string; readonly sentence: string }[];
  readonly says: readonly string[];
  readonly notes: readonly string[];
};

/**
 * Takes in what students showed. Rows that cannot be taken are rejected by line; the others are taken in one transaction,
 * but only when there is no rejected row or the person said that a part is wanted.
 */
export const importEvidence = defineService<EvidenceInput, EvidenceResult>({
  name: 'import-evidence',
  summary: 'Take in what students showed',
  input: z.strictObject({ path: machinePath, mapping: machinePath, isPartial: z.boolean(), from: schoolDate.nullable(), until: schoolDate.nullable() }),
  policy: 'operate-machine',
  isLong: true,
  async run(context, input) {
    const who = acting(context, 'import evidence');
    context.progress({ code: 'services.reading', params: {}, done: 0, of: null });
    const read = await context.store.transact(who, (tx) => readEvidence(tx, context, input));
    const { accepted, rejected, placeOf, isSound } = read;
    const answer = (problems: readonly Problem[], counts: Pick<EvidenceResult, 'accepted' | 'duplicates' | 'reviewsOpened' | 'isRefused'>): EvidenceResult => ({
      rows: read.rows, ...counts, rejected: problems.length,
      rejections: problems.map((problem) => ({ line: problem.place.line ?? null, code: problem.code, sentence: notesFrom([problem])[0] ?? '' })),
      says: counts.isRefused ? [say({ code: isSound ? 'services.refused-rows' : 'services.refused', params: {} })] : [],
      notes: [...notesFrom(read.notes), ...notesFrom(problems)],
    });
    const refused = { accepted: 0, duplicates: 0, reviewsOpened: 0, isRefused: true };
    if (!isSound || (rejected.length > 0 && !input.isPartial)) return answer(rejected, refused);

    const conflictsOf = (ids: readonly string[]) => ids.map((id): Problem => ({ code: 'services.evidence-conflict', params: { id }, severity: 'error', place: placeOf(id) }));
    try {
      return await context.store.transact(who, async (tx) => {
        const { conflicts, ...counts } = await tx.recordEvidence(accepted);
        if (conflicts.length > 0 && !input.isPartial) throw new HeddleError('services.refused', {}, conflictsOf(conflicts));
        await closeAnsweredReviews(tx, read);
        await tx.audit({ action: 'import-evidence', object: 'evidence', detail: { accepted: counts.accepted, duplicates: counts.duplicates, rejected: rejected.length } });
        return answer([...rejected, ...conflictsOf(conflicts)], { ...counts, isRefused: false });
      });
    } catch (error) {
      if (!(error instanceof HeddleError) || error.code !== 'services.refused') throw error;
      // Nothing was taken; the alarm about the records that contradict earlier ones is kept all the same.
      const contradicting = new Set(error.problems.map(({ params }) => params['id']));
      await context.store.transact(who, (tx) => tx.recordEvidence(accepted.filter(({ id }) => contradicting.has(id))));
      return answer([...rejected, ...error.problems], refused);
    }
  },
});

/** The rows of the wanted days as evidence, and what is wrong with the others. */
async function readEvidence(tx: SchoolTransaction, context: ServiceContext, { path, mapping, from, until }: EvidenceInput) {
  const { roster, graph, models } = await loadSchool(tx);
  const zone = roster.school.timeZone;
  const isWanted = (at: Instant): boolean => {
    const on = schoolDateAt(zone, at);
    return (from === null || on >= from) && (until === null || on <= until);
  };
  const read = await readEvidenceCsv(path, { mapping, people: roster.people, graph, timeZone: zone, recordedAt: context.now, isWanted });
  const places = new Map(read.evidence.map(({ id }, i) => [id, read.placeOf(i)]));
  const students = new Set(roster.people.filter((person) => person.role === 'student').map((person) => person.id));
  const sources = models.flatMap(({ model }) => model.technology.evidenceSources);
  const { accepted, problems } = admit({ evidence: read.evidence, students, graph, sources, placeOf: read.placeOf });
  return {
    rows: read.rows,
    models, graph, timeZone: zone,
    accepted,
    rejected: [...read.rejected, ...problems.filter((problem) => problem.severity === 'error')],
    notes: [...read.problems, ...problems.filter((problem) => problem.severity !== 'error')],
    placeOf: (id: string): Place => places.get(id) ?? {},
    isSound: !hasErrors(read.problems),
  };
}
