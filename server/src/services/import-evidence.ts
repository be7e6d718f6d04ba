import { admit } from '@heddle/engine/evidence';
import type { Evidence } from '@heddle/engine/evidence';
import { hasErrors } from '@heddle/engine/problem';
import type { Problem } from '@heddle/engine/problem';
import { schoolDateAt } from '@heddle/engine/roster';
import type { SchoolDate } from '@heddle/engine/roster';
import { z } from 'zod';
import { readEvidenceCsv } from '../interop/evidence-csv/index.ts';
import { acting, defineService } from './call-service.ts';
import { schoolDate } from './inputs.ts';
import { loadSchool } from './load-school.ts';
import { notesFrom } from './words.ts';

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
  readonly notes: readonly string[];
};

/**
 * Takes in what students showed. Rows that cannot be taken are rejected by line; the others are taken in one transaction,
 * but only when there is no rejected row or the person said that a part is wanted.
 */
export const importEvidence = defineService<EvidenceInput, EvidenceResult>({
  name: 'import-evidence',
  summary: 'Take in what students showed',
  input: z.strictObject({ path: z.string(), mapping: z.string(), isPartial: z.boolean(), from: schoolDate.nullable(), until: schoolDate.nullable() }),
  policy: 'operate-school',
  run: (context, { path, mapping, isPartial, from, until }) =>
    context.store.transact(acting(context, 'import evidence'), async (tx) => {
      context.progress({ code: 'services.reading', params: {}, done: 0, of: null });
      const { roster, graph, models } = await loadSchool(tx);
      const zone = roster.school.timeZone;
      const read = await readEvidenceCsv(path, { mapping, people: roster.people, graph, timeZone: zone, recordedAt: context.now });
      const isWanted = (one: Evidence): boolean => {
        const on = schoolDateAt(zone, one.occurredAt);
        return (from === null || on >= from) && (until === null || on <= until);
      };
      const wanted = read.evidence.map((record, i) => ({ record, place: read.placeOf(i) })).filter(({ record }) => isWanted(record));
      const places = new Map(wanted.map(({ record, place }) => [record.id, place]));
      const students = new Set(roster.people.filter((person) => person.role === 'student').map((person) => person.id));
      const sources = models.flatMap(({ model }) => model.technology.evidenceSources);
      const { accepted, problems } = admit({ evidence: wanted.map(({ record }) => record), students, graph, sources, placeOf: (i) => wanted[i]?.place ?? {} });
      const rejected = [...read.rejected, ...problems.filter((problem) => problem.severity === 'error')];
      const notes = [...read.problems, ...problems.filter((problem) => problem.severity !== 'error')];
      const isRefused = hasErrors(read.problems) || (rejected.length > 0 && !isPartial);
      const rejections = rejected.map((problem) => ({ line: problem.place.line ?? null, code: problem.code, sentence: notesFrom([problem])[0] ?? '' }));
      const said = [...notesFrom(notes), ...rejections.map((one) => one.sentence)];
      if (isRefused) return { rows: read.rows, accepted: 0, duplicates: 0, rejected: rejected.length, reviewsOpened: 0, isRefused, rejections, notes: said };

      const recorded = await tx.recordEvidence(accepted);
      const conflicts = recorded.conflicts.map((id): Problem => ({ code: 'services.evidence-conflict', params: { id }, severity: 'error', place: places.get(id) ?? {} }));
      await tx.audit({ action: 'import-evidence', object: 'evidence', detail: { accepted: recorded.accepted, duplicates: recorded.duplicates, rejected: rejected.length } });
      return {
        rows: read.rows, accepted: recorded.accepted, duplicates: recorded.duplicates, rejected: rejected.length + conflicts.length,
        reviewsOpened: recorded.reviewsOpened, isRefused: false,
        rejections: [...rejections, ...conflicts.map((problem) => ({ line: problem.place.line ?? null, code: problem.code, sentence: notesFrom([problem])[0] ?? '' }))],
        notes: [...said, ...notesFrom(conflicts)],
      };
    }),
});
