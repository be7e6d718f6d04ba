import { describe, expect, test } from 'vitest';
import { draw } from './draw.ts';
import { diagnosticParametersFrom, learnDiagnosticFile, readAnew, readDiagnosticParameterFile } from './parameter-file.ts';
import { defaultParameters } from './parameters.ts';
import { smallMap, stateOn } from './small-map.test-data.ts';

const row = smallMap([[], [0], [1], [2]], () => 3);
const sittings = Array.from({ length: 12 }, (_, student) => stateOn(row, Array.from({ length: 8 }, (__, count): [number, boolean] => [count % 4, draw(student, count) < 0.6])));
const named = { id: 'diagnostic-local', version: '1.0.0', dataHash: 'a'.repeat(64) };

describe('what a school has learnt, as a file', () => {
  test('[DI44] it holds the learnt rates and its card, comes back from its text, and names the version that reads answers', () => {
    const file = learnDiagnosticFile(sittings, named);
    expect(file.card).toEqual({ dataHash: named.dataHash, sittings: 12, answers: 96, probes: 0 });
    expect(readDiagnosticParameterFile('p.json', JSON.stringify(file))).toEqual({ file, problems: [] });
    const { version, slip, mostQuestionsPerUnit } = diagnosticParametersFrom(file);
    expect([version, slip, mostQuestionsPerUnit]).toEqual(['diagnostic-local@1.0.0', file.slip, defaultParameters.mostQuestionsPerUnit]);
  });

  test('[DI44] what is out of bounds, unknown, missing or no JSON is told with file and field', () => {
    const file = learnDiagnosticFile(sittings, named);
    const problemsOf = (text: string) => readDiagnosticParameterFile('p.json', text).problems.map(({ code, place }) => `${code} ${place?.file} ${place?.field ?? ''}`);
    expect(problemsOf('{')).toEqual(['mastery.parameters-not-json p.json ']);
    expect(problemsOf(JSON.stringify({ ...file, slip: 0.6 }))).toEqual(['mastery.parameters-range p.json slip']);
    expect(problemsOf(JSON.stringify({ ...file, mostQuestionsPerUnit: 1 }))).toEqual(['mastery.parameters-unknown p.json ']);
    const { guess: _guess, ...without } = file;
    expect(problemsOf(JSON.stringify(without))).toEqual(['mastery.parameters-missing p.json guess']);
  });

  test('[DI45] the same answers read under others: under the same parameters nothing changes, under less trust in right answers calls fall', () => {
    const same = readAnew(sittings, { from: defaultParameters, to: defaultParameters });
    expect(same).toMatchObject({ sittings: 12, up: 0, down: 0, errorBefore: same.errorAfter });
    const wary = readAnew(sittings, { from: defaultParameters, to: { ...defaultParameters, guess: 0.39 } });
    expect(wary.down).toBeGreaterThan(0);
    expect(wary.errorAfter).toBeGreaterThan(wary.errorBefore);
  });
});
