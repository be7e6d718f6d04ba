import { createHash } from 'node:crypto';
import { evidenceOn } from '@heddle/engine';
import { methodFrom, readParameterFile, selectMethod, versionName } from '@heddle/engine/mastery';
import type { MasteryMethod, ParameterFile } from '@heddle/engine/mastery';
import { indexModel, whoMoves } from '@heddle/engine/path';
import type { Move } from '@heddle/engine/path';
import { HeddleError } from '@heddle/engine/problem';
import { schoolDateAt } from '@heddle/engine/roster';
import type { Instant } from '@heddle/engine/roster';
import { z } from 'zod';
import type { SchoolTransaction, StoredParameters } from '../store/index.ts';
import { acting, defineService } from './call-service.ts';
import { countMoves } from './count-moves.ts';
import type { MoveCounts } from './count-moves.ts';
import { loadSchool } from './load-school.ts';
import type { School } from './load-school.ts';
import type { ServiceContext } from './service.ts';
import { namesOf, notesFrom, say } from './words.ts';
import { id, reason } from './inputs.ts';

type Input = {
  /** The file's text and what whoever gave it calls it; without a text it is the name of a version that is known. */
  readonly text: string | null; readonly called: string;
  /** Who takes it and why; without both it is only shown who would move. */
  readonly by: string | null; readonly reason: string | null;
};
type Result = MoveCounts & {
  readonly isRefused: boolean;
  readonly isTaken: boolean;
  readonly method: string;
  readonly version: string;
  /** The version in force until now. */
  readonly before: string;
  readonly movers: readonly (Move & { readonly student: string; readonly competency: string })[];
  readonly says: readonly string[];
  readonly notes: readonly string[];
};

/** Some hundred thousand items; a message through the owner's door may have more. */
const mostCharacters = 16_000_000;

/** Shows who would stand elsewhere if the school estimated with other parameters, and takes them by name and with a reason. Going back is taking an earlier version. */
export const takeParameters = defineService<Input, Result>({
  name: 'take-parameters',
  summary: 'Show who moves under other parameters of the mastery estimate, and take them',
  input: z.strictObject({ text: z.string().max(mostCharacters).nullable(), called: z.string().min(1).max(500), by: id.nullable(), reason: reason.nullable() })
    .refine(({ by, reason }) => (by === null) === (reason === null), { error: 'input.who-and-why' }),
  policy: 'operate-school',
  isLong: true,
  async run(context, { text, called, by, reason }) {
    const read = text === null ? undefined : readParameterFile(called, text);
    if (read !== undefined && read.file === undefined) {
      return { ...countMoves([]), isRefused: true, isTaken: false, method: '', version: called, before: '', movers: [], says: [say({ code: 'services.refused', params: {} })], notes: notesFrom(read.problems) };
    }
    return context.store.transact(acting(context, reason ?? 'see who moves'), async (tx) => {
      const school = await loadSchool(tx);
      const taken = await tx.readParameters();
      const candidate = read?.file === undefined ? named(called, { school, taken }) : fromFile(read.file);
      const before = inForce(candidate, { school, taken: await tx.takenMethods(), earlier: taken });
      context.progress({ code: 'services.comparing', params: {}, done: 0, of: null });
      const moves = before.parameters === candidate.version ? [] : await movesUnder(tx, { context, school, from: before, candidate });
      const counts = countMoves(moves);
      if (by !== null && reason !== null) {
        if (!school.roster.people.some(({ id, role }) => id === by && (role === 'leader' || role === 'teacher'))) throw new HeddleError('services.cannot-take', { value: by });
        if (before.parameters === candidate.version) throw new HeddleError('services.parameters-in-force', { value: candidate.version });
        const { method, version, file, hash } = candidate;
        const { byThird: _byThird, ...moved } = counts;
        await tx.recordParameters({ method, version, file, hash, before: before.parameters, by, reason, moved }, (done, of) => context.progress({ code: 'services.rebuilding', params: {}, done, of }));
      }
      const names = namesOf(school);
      const spoken = { audience: 'staff', locale: 'en' } as const;
      return {
        ...counts, isRefused: false, isTaken: by !== null, method: candidate.method, version: candidate.version, before: before.parameters,
        movers: moves.slice(0, mostListed).map((one) => ({ ...one, student: names.student(one.studentId, spoken) ?? one.studentId, competency: names.competency(one.competencyId, spoken) ?? one.competencyId })),
        says: [
          ...(moves.length > mostListed ? [say({ code: 'services.moves-cut', params: { count: mostListed, of: moves.length } })] : []),
          ...(candidate.file === null || candidate.file.card.metrics !== null ? [] : [say({ code: 'services.parameters-unmeasured', params: { value: candidate.version } })]),
        ],
        notes: [],
      };
    });
  },
});

/** Beyond this nobody reads a list; the counts are of all. */
const mostListed = 5_000;

type Candidate = { readonly method: string; readonly version: string; readonly file: ParameterFile | null; readonly hash: string | null; readonly make: (policy: School['models'][number]['model']['instruction']['mastery']) => MasteryMethod };

function fromFile(file: ParameterFile): Candidate {
  const hash = createHash('sha256').update(JSON.stringify(file)).digest('hex');
  return { method: file.method, version: versionName(file), file, hash, make: () => methodFrom(file) };
}

/** A version that the school has taken before, or what its models name: no file is needed to go back. */
function named(name: string, { school, taken }: { readonly school: School; readonly taken: readonly StoredParameters[] }): Candidate {
  const earlier = taken.findLast((one) => one.version === name && one.file !== null);
  if (earlier?.file !== undefined && earlier.file !== null) return fromFile(earlier.file);
  const own = school.models.map(({ model }) => model.instruction.mastery).find(({ parameters }) => parameters === name);
  if (own !== undefined) return { method: own.method, version: own.parameters, file: null, hash: null, make: (policy) => selectMethod(policy) };
  const known = [...school.models.map(({ model }) => model.instruction.mastery.parameters), ...taken.map(({ version }) => version)];
  throw new HeddleError('services.unknown-parameters', { value: name, known: [...new Set(known)].sort() });
}

/** What the school's models estimate by now. Refuses what no model uses, and another content under a name that was taken. */
function inForce(candidate: Candidate, of: { readonly school: School; readonly taken: readonly MasteryMethod[]; readonly earlier: readonly StoredParameters[] }): MasteryMethod {
  const { method, version, hash } = candidate;
  const policies = of.school.models.map(({ model }) => model.instruction.mastery);
  const policy = policies.find((one) => one.method === method);
  if (policy === undefined) throw new HeddleError('services.parameters-not-used', { value: version, method, known: [...new Set(policies.map((one) => one.method))].sort() });
  if (of.earlier.some((one) => one.version === version && one.hash !== hash)) throw new HeddleError('services.parameters-changed', { value: version });
  return selectMethod(policy, of.taken);
}

async function movesUnder(tx: SchoolTransaction, of: { readonly context: ServiceContext; readonly school: School; readonly from: MasteryMethod; readonly candidate: Candidate }): Promise<readonly Move[]> {
  const { school, context: { now: asOf } } = of;
  const [evidence, judgements, projections] = [await tx.readEvidence({ before: asOf }), await tx.readJudgements({ before: asOf }), await tx.readProjections()];
  const dateOf = (at: Instant) => schoolDateAt(school.roster.school.timeZone, at);
  const students = school.roster.people.filter(({ role }) => role === 'student');
  return school.models.filter(({ model }) => model.instruction.mastery.method === of.candidate.method).flatMap((adopted) => whoMoves({
    students, evidence, judged: evidenceOn(adopted, { graph: school.graph, models: school.models }, evidence), judgements, projections,
    index: indexModel({ adopted, graph: school.graph }), from: of.from, to: of.candidate.make(adopted.model.instruction.mastery), asOf, dateOf,
  }));
}
