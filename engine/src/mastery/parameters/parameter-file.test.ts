import { describe, expect, test } from 'vitest';
import { fitIrt } from '../bayes-irt/fit.ts';
import { answer, at, tinyGraph } from '../mastery.test-data.ts';
import { createBayesIrt } from '../methods/bayes-irt.ts';
import { masteryMethods, selectMethod } from '../methods/index.ts';
import { noNames, renderProblem } from '../../messages/index.ts';
import { packResponses, studentsOf } from '../responses/responses.ts';
import { madeUpRows } from '../responses/responses.test-data.ts';
import { bkt1 } from './bkt-1.ts';
import { methodFrom, parameterFileOf, readParameterFile } from './parameter-file.ts';

const responses = packResponses(madeUpRows({ students: 40, questions: 20, seed: 3 }));
const fitted = fitIrt(responses, { students: studentsOf(responses, false), id: 'bayes-irt-local', version: '1.2.0', fittedOn: 'made-up students', dataHash: null });
const card = fitted.card;
const text = JSON.stringify(parameterFileOf(fitted));
const bkt = { format: 'heddle-parameters/1', method: 'bkt', version: '2.0.0', card, ...bkt1, id: 'bkt-local' };

const read = (value: unknown) => readParameterFile('mine.json', typeof value === 'string' ? value : JSON.stringify(value));
const saidOf = (value: unknown) => {
  const { file, problems } = read(value);
  expect(file).toBeUndefined();
  return problems.map((problem) => renderProblem(problem, { locale: 'en', audience: 'staff', names: noNames, gaps: 'throw' }));
};
/** The fitted file with one field otherwise; undefined takes it out. */
const changed = (path: readonly string[], value: unknown) => {
  const whole: unknown = JSON.parse(text);
  let place: unknown = whole;
  for (const step of path.slice(0, -1)) place = Object.entries(place ?? {}).find(([key]) => key === step)?.[1];
  Object.assign(place ?? {}, { [path.at(-1) ?? '']: value });
  return whole;
};

describe('a parameter file', () => {
  test('[MA40] survives JSON, and estimates as the parameters it was made from', () => {
    const { file, problems } = read(text);
    expect(problems).toEqual([]);
    if (file === undefined) throw new Error('it was not read');
    const [made, straight] = [methodFrom(file), createBayesIrt(fitted)];
    expect([made.id, made.parameters]).toEqual(['bayes-irt', 'bayes-irt-local@1.2.0']);
    const evidence = [answer({ itemId: 'q1', competencyIds: ['c1'] }), answer({ itemId: 'q2', competencyIds: ['c1', 'c2'], occurredAt: at(3) })];
    const ask = { competencyId: 'c1', asOf: at(20), grade: '06', graph: tinyGraph };
    expect(made.estimate(made.apply(made.start(), evidence), ask)).toEqual(straight.estimate(straight.apply(straight.start(), evidence), ask));
  });

  test('[MA40] of before a weight was known is read, with 0 for it', () => {
    const { file, problems } = read(changed(['head', 'gap 2 d'], undefined));
    expect(problems).toEqual([]);
    expect(file?.method === 'bayes-irt' ? file.head['gap 2 d'] : undefined).toBe(0);
  });

  test('[MA40] of another method is read too', () => {
    const { file } = read(bkt);
    if (file === undefined) throw new Error('it was not read');
    const made = methodFrom(file);
    expect([made.id, made.parameters]).toEqual(['bkt', 'bkt-local@2.0.0']);
    const shipped = selectMethod({ method: 'bkt', parameters: 'bkt-1' });
    expect(made.apply(made.start(), [answer()])).toEqual(shipped.apply(shipped.start(), [answer()]));
  });

  const weightOfItem = Object.keys(fitted.items)[0] ?? '';
  test.each([
    ['', /not valid JSON/],
    ['[1, 2', /not valid JSON/],
    ['null', /mine.json: "null" cannot stand here. It must be a set of names/],
    ['[]', /mine.json: "\[\]" cannot stand here/],
    [changed(['method'], 'oracle'), /mine.json, field method: .*"oracle" cannot stand here. It must be bayes-irt.*bkt/],
    [changed(['format'], 'heddle-parameters/9'), /mine.json, field format: .*"heddle-parameters\/9" cannot stand here/],
    [changed(['id'], '../../etc'), /mine.json, field id: .*"..\/..\/etc" does not have the right form/],
    [changed(['version'], '1'), /mine.json, field version: .*"1" does not have the right form/],
    [changed(['mean'], undefined), /mine.json, field mean: .*There is no "mean" here/],
    [changed(['mean'], 'much'), /mine.json, field mean: .*"much" cannot stand here. It must be a number/],
    [changed(['mean'], 1e300), /mine.json, field mean: .*too big: the most is 1000/],
    [changed(['settings', 'studentVariance'], 0), /mine.json, field settings > studentVariance: .*0 is too small/],
    [changed(['head', 'gap 2 d'], -0.1), /mine.json, field head > gap 2 d: .*-0.1 is too small: the least is 0/],
    [changed(['head', 'luck'], 1), /mine.json, field head: .*no use for "luck"/],
    [changed(['items', weightOfItem], [1, 2]), new RegExp(`mine.json, field items > ${weightOfItem}: .*too small: the least is 15 numbers in the list`)],
    [changed(['items', weightOfItem, '3'], null), new RegExp(`mine.json, field items > ${weightOfItem} > 3: .*"null" cannot stand here`)],
    [changed(['competencies'], []), /mine.json, field competencies: .*must be a set of names with values/],
    [changed(['card', 'dataHash'], 'abc'), /mine.json, field card > dataHash: .*"abc"/],
    [{ ...bkt, slip: 0.7 }, /mine.json, field slip: .*0.7 is too big: the most is 0.499/],
  ])('[MA41] with a fault is refused with file, field and value (%#)', (given, said) => {
    expect(saidOf(given).join('\n')).toMatch(said);
  });

  test('[MA41] with a thousand faults tells twenty', () => {
    expect(saidOf({ ...bkt, extra: 1, ...Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`x${i}`, 1])) })).toHaveLength(20);
  });

  test('[MA42] that a school has taken stands in place of what its model names, for that method alone', () => {
    const { file } = read(text);
    if (file === undefined) throw new Error('it was not read');
    const taken = [methodFrom(file)];
    expect(selectMethod({ method: 'bayes-irt', parameters: 'bayes-irt-1' }, taken).parameters).toBe('bayes-irt-local@1.2.0');
    expect(selectMethod({ method: 'bkt', parameters: 'bkt-1' }, taken).parameters).toBe('bkt-1');
    expect(masteryMethods.map(({ parameters }) => parameters)).not.toContain('bayes-irt-local@1.2.0');
  });
});
