import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { valueTermIds } from '../path/index.ts';
import { checkModel } from './check-model.ts';
import { readPackageFolder } from './load-package.test-suite.ts';
import { parsePackage } from './parse-package.ts';
import { sayProblems } from './say-problems.test-data.ts';

const names = readdirSync(fileURLToPath(new URL('../../../models', import.meta.url)), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);

describe('the models that come with the program', () => {
  test('[MO20] include one to copy, one for tests and one for a school', () => {
    expect(names).toEqual(expect.arrayContaining(['template', 'testing', 'maths-lab']));
  });

  test.each(names)('[MO20] %s is valid, and the check finds nothing to refuse or to question', (name) => {
    const { model, problems, places } = parsePackage(readPackageFolder(name));
    const found = [...problems, ...(model === undefined ? [] : checkModel(model, { places, terms: valueTermIds }))];
    expect(sayProblems(found)).toEqual([]);
    expect(model?.id).toBe(name);
  });

  test.each(names)('[MO19] every aim and modality of %s says where it comes from', (name) => {
    const { model } = parsePackage(readPackageFolder(name));
    if (model === undefined) throw new Error(`models/${name} is not valid`);
    for (const { evidence } of model.aims) expect(evidence.length).toBeGreaterThan(0);
    for (const { rationale } of model.practice.modalities) expect(rationale.source).not.toBe('');
  });
});

describe('maths-lab', () => {
  const { model } = parsePackage(readPackageFolder('maths-lab'));

  test('[MO19] says of every limit and of both levels where they come from', () => {
    const { limits = {}, rationales = {} } = model?.operations ?? {};
    expect(Object.keys(limits).length).toBeGreaterThan(5);
    expect(Object.keys(limits).filter((key) => rationales[`limits.${key}`] === undefined)).toEqual([]);
    const { provisional, secure } = model?.instruction.mastery ?? {};
    for (const level of [provisional, secure]) expect(level?.rationale).toMatchObject({ source: expect.stringMatching(/\S/), strength: expect.any(String) });
  });

  test('[MO19] warns that the study of what it was made after found no effect', () => {
    expect(model?.aims.find(({ id }) => id === 'next-step')?.warnings.join(' ')).toMatch(/no effect/);
  });

  test('[MO13] teaches every competency in each of its forms of instruction, with an exit check', () => {
    const modalities = model?.practice.modalities.map(({ id }) => id) ?? [];
    expect(modalities).toHaveLength(5);
    const { frameworks = [], activities = [], exitChecks = [] } = model?.instruction ?? {};
    const parents = new Set(frameworks.flatMap(({ associations }) => associations.filter(({ type }) => type === 'isChildOf').map(({ to }) => to)));
    const leaves = frameworks.flatMap(({ competencies }) => competencies).filter(({ id }) => !parents.has(id));
    expect(leaves.length).toBeGreaterThanOrEqual(100);
    const taught = new Set(activities.flatMap(({ competencyIds, modalityId }) => competencyIds.map((id) => `${id} ${modalityId}`)));
    expect(leaves.flatMap(({ id }) => modalities.filter((modality) => !taught.has(`${id} ${modality}`)).map((modality) => `${id} ${modality}`))).toEqual([]);
    expect(leaves.filter(({ id }) => !exitChecks.some(({ competencyId }) => competencyId === id))).toEqual([]);
  });
});
