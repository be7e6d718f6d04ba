import { describe, expect, test } from 'vitest';
import { evidenceKinds } from '../format/mastery-file.ts';
import { loadModel } from '../load-package.test-suite.ts';
import { noSources } from '../source-map.ts';
import { checkFirewall } from './firewall.ts';

const sound = loadModel('testing');
const check = (model: typeof sound) => checkFirewall(model, { places: noSources, terms: undefined });
const sources = (['awards', 'informs', 'context'] as const).flatMap((trust) => evidenceKinds.map((kind) => ({ trust, kind })));

describe('the firewall', () => {
  test.each(sources)('[MO16] a source of $kind with the trust $trust', ({ trust, kind }) => {
    const evidenceSources = [{ id: 's', title: 'Source', trust, kinds: [kind] }];
    const found = check({ ...sound, technology: { ...sound.technology, evidenceSources } });
    const isRefused = kind === 'self-report' && trust !== 'context';
    expect(found.map(({ code, severity }) => [code, severity])).toEqual(isRefused ? [['model.self-report-trusted', 'error']] : []);
  });

  test('[MO16] what students say of themselves cannot hide behind another kind of the same source', () => {
    const evidenceSources = [{ id: 's', title: 'Survey and quiz', trust: 'awards', kinds: ['quiz', 'self-report'] } as const];
    expect(check({ ...sound, technology: { ...sound.technology, evidenceSources } })).toMatchObject([{ code: 'model.self-report-trusted', params: { id: 's', trust: 'awards' } }]);
  });

  test('[MO16] a habit may be written down and have parts, and may not be taught by plan, checked or required', () => {
    const [framework] = sound.instruction.frameworks;
    if (framework === undefined) throw new Error('the testing model has a framework');
    const habit = { id: 'h', code: 'H', title: 'Asks', statement: 'Asks.', kind: 'habit', grades: ['06'], frameworkId: framework.id };
    const withHabit = (changes: Partial<typeof sound.instruction>, associations = framework.associations) => check({
      ...sound,
      instruction: { ...sound.instruction, frameworks: [{ ...framework, competencies: [...framework.competencies, habit], associations }], ...changes },
    });
    const [activity] = sound.instruction.activities;
    const [exitCheck] = sound.instruction.exitChecks;
    if (activity === undefined || exitCheck === undefined) throw new Error('the testing model has activities and checks');
    expect(withHabit({})).toEqual([]);
    expect(withHabit({}, [...framework.associations, { type: 'isChildOf', from: 'h', to: 't.amounts' }])).toEqual([]);
    expect(withHabit({}, [...framework.associations, { type: 'precedes', from: 'h', to: 't.rate' }])).toMatchObject([{ code: 'model.habit-used', params: { id: 't.rate', habit: 'h' } }]);
    expect(withHabit({ activities: [{ ...activity, competencyIds: ['t.rate', 'h'] }] })).toMatchObject([{ params: { kind: 'activity', id: activity.id, habit: 'h' } }]);
    expect(withHabit({ exitChecks: [{ ...exitCheck, competencyId: 'h' }] })).toMatchObject([{ params: { kind: 'exit-check', habit: 'h' } }]);
  });
});
