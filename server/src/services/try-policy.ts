import { evidenceOn } from '@heddle/engine';
import { selectMethod, tryPolicy as replay } from '@heddle/engine/mastery';
import type { PolicyTrial } from '@heddle/engine/mastery';
import { HeddleError } from '@heddle/engine/problem';
import { schoolDateAt } from '@heddle/engine/roster';
import type { Instant, SchoolDate } from '@heddle/engine/roster';
import { z } from 'zod';
import { acting, defineService } from './call-service.ts';
import { id, schoolDate } from './inputs.ts';
import { loadSchool } from './load-school.ts';
import { readTriedPolicy } from './tried-policy.ts';
import { namesOf, notesFrom } from './words.ts';

type Input = { text: string | null; called: string; changes: readonly string[]; from: SchoolDate | null; until: SchoolDate | null; adoption: string | null };
type Result = Omit<PolicyTrial, 'movers'> & {
  readonly isRefused: boolean;
  readonly model: string;
  readonly moved: number;
  /** As in the trial, with names for people. */
  readonly movers: readonly (PolicyTrial['movers'][number] & { readonly student: string; readonly competency: string })[];
  readonly notes: readonly string[];
};

/** Replays the school's own evidence under other rules, says what would be different, and keeps nothing. */
export const tryPolicy = defineService<Input, Result>({
  name: 'try-policy',
  summary: 'Replay the evidence under another mastery policy',
  input: z.strictObject({
    text: z.string().max(1_000_000).nullable(), called: z.string().max(500), changes: z.array(z.string().max(500)).max(50), from: schoolDate.nullable(), until: schoolDate.nullable(), adoption: id.nullable(),
  }).refine(({ from, until }) => from === null || until === null || from <= until, { error: 'input.span' })
    .refine(({ text, changes }) => text !== null || changes.length > 0, { error: 'input.policy-or-change' }),
  policy: 'read-school',
  isLong: true,
  async run(context, { text, called, changes, from, until, adoption }) {
    const { school, files, evidence, judgements, taken } = await context.store.transact(acting(context, 'try a policy'), async (tx) => ({
      school: await loadSchool(tx), files: (await tx.readEntities('model-package')).map(({ body }) => body),
      evidence: await tx.readEvidence({ before: context.now }), judgements: await tx.readJudgements({ before: context.now }), taken: await tx.takenMethods(),
    }));
    const known = school.models.map((one) => one.adoption.id);
    const adopted = school.models.find((one) => adoption === null || one.adoption.id === adoption);
    if (adopted === undefined || (adoption === null && known.length > 1)) throw new HeddleError('services.which-model', { value: adoption ?? '', known });
    const { model } = adopted;
    const own = files.find(({ id, version }) => id === model.id && version === model.version);
    const read = readTriedPolicy({ files: own?.files ?? {}, model, text, called, changes });

    const dateOf = (at: Instant) => schoolDateAt(school.roster.school.timeZone, at);
    const counted = evidenceOn(adopted, { graph: school.graph, models: school.models }, evidence);
    const span = { from: from ?? dateOf(counted[0]?.occurredAt ?? context.now), until: until ?? dateOf(context.now) };
    const notes = notesFrom(read.problems);
    const said = { model: `${model.id}@${model.version}`, notes };
    if (read.policy === undefined) return { ...said, ...span, isRefused: true, moved: 0, students: 0, answers: 0, movers: [], levels: [] };

    const grades = new Map(school.roster.people.map(({ id, grade }) => [id, grade]));
    const tried = (policy: typeof read.policy) => ({ policy, method: selectMethod(policy, taken) });
    const trial = replay({
      evidence: counted, judgements, inForce: tried(model.instruction.mastery), tried: tried(read.policy), gradeOf: (studentId) => grades.get(studentId) ?? null,
      graph: school.graph, dateOf, ...span,
    });
    const names = namesOf(school);
    const spoken = { audience: 'staff', locale: 'en' } as const;
    return {
      ...said, ...trial, isRefused: false, moved: trial.movers.length,
      movers: trial.movers.map((one) => ({ ...one, student: names.student(one.studentId, spoken) ?? one.studentId, competency: names.competency(one.competencyId, spoken) ?? one.competencyId })),
    };
  },
});
