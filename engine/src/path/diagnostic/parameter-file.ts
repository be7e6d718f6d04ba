import { z } from 'zod';
import { tellIssue } from '../../mastery/index.ts';
import type { Problem } from '../../problem/index.ts';
import type { DiagnosticParameters, DiagnosticState } from './diagnostic.ts';
import { learnParameters } from './learn-parameters.ts';
import { defaultParameters } from './parameters.ts';
import { sides, expectedError } from './result.ts';

/**
 * One version of what a school believes of questions and answers, as a file (JSON): what `heddle diagnostic learn` writes and a school takes.
 * Only the rates that answers can teach stand in it; lengths and limits of a sitting are no matter of learning.
 */
export type DiagnosticParameterFile = z.output<typeof diagnosticParameterFile>;

/** Learnt from sittings, always beginning at the values that ship, so that learning twice is not learning double. */
export function learnDiagnosticFile(sittings: readonly DiagnosticState[], of: Pick<DiagnosticParameterFile, 'id' | 'version'> & { readonly dataHash: string }): DiagnosticParameterFile {
  const { slip, guess, leak, trust } = learnParameters(defaultParameters, sittings);
  const answers = sittings.flatMap((sitting) => sitting.answers);
  return {
    format: 'heddle-diagnostic/1', id: of.id, version: of.version, slip, guess, leak, trust,
    card: { dataHash: of.dataHash, sittings: sittings.length, answers: answers.length, probes: answers.filter(({ isProbe }) => isProbe).length },
  };
}

export function diagnosticParametersFrom({ id, version, slip, guess, leak, trust }: DiagnosticParameterFile): DiagnosticParameters {
  return { ...defaultParameters, version: `${id}@${version}`, slip, guess, leak, trust };
}

/** What the text of a file says, or all that is wrong with it: file, field, value. Throws nothing. */
export function readDiagnosticParameterFile(file: string, text: string): { readonly file: DiagnosticParameterFile | undefined; readonly problems: readonly Problem[] } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { file: undefined, problems: [{ severity: 'error', code: 'mastery.parameters-not-json', params: {}, place: { file } }] };
  }
  const read = diagnosticParameterFile.safeParse(json, { reportInput: true });
  return read.success ? { file: read.data, problems: [] } : { file: undefined, problems: read.error.issues.flatMap((issue) => tellIssue(issue, file)) };
}

/** How the same answers would be read under other parameters: calls that change sides, and what the diagnostics expect of themselves. */
export type ReadAnew = { readonly sittings: number; readonly up: number; readonly down: number; readonly errorBefore: number; readonly errorAfter: number };

export function readAnew(sittings: readonly DiagnosticState[], { from, to }: { readonly from: DiagnosticParameters; readonly to: DiagnosticParameters }): ReadAnew {
  let [up, down, errorBefore, errorAfter] = [0, 0, 0, 0];
  for (const sitting of sittings) {
    const [before, after] = [{ ...sitting, parameters: from }, { ...sitting, parameters: to }];
    const sidesAfter = sides(after);
    sides(before).forEach((isKnown, place) => {
      if (!isKnown && sidesAfter[place] === true) up += 1;
      if (isKnown && sidesAfter[place] === false) down += 1;
    });
    errorBefore += expectedError(before) / sittings.length;
    errorAfter += expectedError(after) / sittings.length;
  }
  return { sittings: sittings.length, up, down, errorBefore, errorAfter };
}

/** Slip and guess together stay well below 1, or a right answer would speak against knowing. */
const rate = z.number().min(0.0001).max(0.4);

const diagnosticParameterFile = z.strictObject({
  format: z.literal('heddle-diagnostic/1'),
  id: z.string().max(60).regex(/^[a-z0-9][a-z0-9-]*$/),
  version: z.string().max(30).regex(/^\d+\.\d+\.\d+$/),
  slip: rate, guess: rate, leak: rate,
  trust: z.number().min(0.25).max(4),
  card: z.strictObject({ dataHash: z.string().regex(/^[0-9a-f]{64}$/), sittings: z.int().min(0), answers: z.int().min(0), probes: z.int().min(0) }),
});
