import { checkModel, parsePackage } from '@heddle/engine/model';
import type { LearningModel, MasteryPolicy, ParsedPackage } from '@heddle/engine/model';
import { valueTermIds } from '@heddle/engine/path';
import { HeddleError } from '@heddle/engine/problem';
import type { Problem } from '@heddle/engine/problem';

/**
 * The mastery policy that somebody wants to try: the model's own, or a file in its place, with single values changed. It is read as part of
 * the adopted package, so that whatever `model check` would say about it is said here. Errors of form leave it out; other findings are told.
 */
export function readTriedPolicy(of: {
  readonly files: Readonly<Record<string, string>>;
  readonly model: LearningModel;
  /** The text of a file like instruction/mastery.yaml, and what whoever gave it calls it. */
  readonly text: string | null;
  readonly called: string;
  /** `provisional.m=3`, from the top of that file. */
  readonly changes: readonly string[];
}): { readonly policy: MasteryPolicy | undefined; readonly problems: readonly Problem[] } {
  const { files, text, called, changes } = of;
  const given = text === null ? undefined : parsePackage({ ...files, [place]: text });
  if (given !== undefined && (given.model === undefined || changes.length === 0)) return read(given, called);
  const value = changes.reduce<unknown>((policy, change) => changed(policy, change), (given?.model ?? of.model).instruction.mastery);
  return read(parsePackage({ ...files, [place]: JSON.stringify(value, null, 2) }), '--set');
}

/** What the package with this policy in it holds and what is said about the policy, by the name that whoever tries it gave it. */
function read({ model, problems, places }: ParsedPackage, called: string): { readonly policy: MasteryPolicy | undefined; readonly problems: readonly Problem[] } {
  const findings = model === undefined ? problems : [...problems, ...checkModel(model, { places, terms: valueTermIds })];
  const own = findings.filter((problem) => problem.place.file === place).map((problem): Problem => {
    const { line, ...rest } = problem.place;
    // Changes are written into the policy here, so that its lines are nobody's.
    return { ...problem, place: { ...rest, ...(called === '--set' || line === undefined ? {} : { line }), file: called } };
  });
  return { policy: model?.instruction.mastery, problems: own };
}

const place = 'instruction/mastery.yaml';

/** The policy with one value changed. Whether there is such a key, and whether it may hold this, the format says afterwards. */
function changed(policy: unknown, change: string): unknown {
  const at = change.indexOf('=');
  const steps = at === -1 ? [] : change.slice(0, at).trim().split('.');
  if (steps.length === 0 || steps.length > 5 || steps.includes('')) throw new HeddleError('services.bad-change', { value: change });
  return put(policy, steps, change.slice(at + 1).trim());
}

function put(value: unknown, [step, ...rest]: readonly string[], text: string): unknown {
  if (step === undefined) return valueOf(text, value);
  const entries = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
  const inside: unknown = entries.find(([key]) => key === step)?.[1];
  return Object.fromEntries([...entries.filter(([key]) => key !== step), [step, put(inside, rest, text)]]);
}

/** Numbers, true and false as such; where a list stands now, words joined by commas; otherwise text. */
function valueOf(text: string, before: unknown): unknown {
  if (Array.isArray(before)) return text.split(',').map((word) => word.trim()).filter((word) => word !== '');
  if (/^(?:-?\d+(?:\.\d+)?|true|false)$/.test(text)) return JSON.parse(text);
  return text;
}
