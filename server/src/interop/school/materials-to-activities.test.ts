import { buildGraph } from '@heddle/engine/competency';
import type { Material } from '@heddle/engine/model';
import { expect, test } from 'vitest';
import { said } from '../said.test-data.ts';
import { materialsToActivities } from './materials-to-activities.ts';

const competency = (id: string, code: string, frameworkId: string) => ({ id, code, statement: code, title: code, kind: 'standard', grades: ['06'], frameworkId });
const standards = { id: 'ccss', title: '', publisher: '', version: '', competencies: [competency('u1', '6.RP.A.1', 'ccss'), competency('u2', '6.RP.A.2', 'ccss')], associations: [] };
const own = { id: 'lab', title: '', publisher: '', version: '', competencies: [competency('ml.1', 'M.1', 'lab')], associations: [{ type: 'exactMatchOf', from: 'ml.1', to: '6.RP.A.1' } as const] };
const { graph } = buildGraph([standards]);
const modalities = [{ id: 'lesson', materialUse: 'lesson' }, { id: 'lecture', materialUse: 'Lesson' }, { id: 'online', materialUse: 'online practice' }, { id: 'alone', materialUse: 'practice sheet' }];
const material = (code: string, use: string, change: Partial<Material> = {}): Material => ({ id: `${code}/${use}/1`, code, use, title: `${use} for ${code}`, minutes: 20, pagesToCopy: 0, isOnScreen: false, ...change });
const convert = (...materials: readonly Material[]) => materialsToActivities({ materials, modalities, graph });

test('[IO36] a row becomes an activity for each modality that uses its kind of material', () => {
  const { activities, problems } = convert(material('6.RP.A.1', 'lesson', { pagesToCopy: 2 }));
  expect(activities.map(({ id, modalityId, competencyIds, printable, pagesToCopy }) => [id, modalityId, competencyIds, printable, pagesToCopy])).toEqual([
    ['lesson/6.RP.A.1/lesson/1', 'lesson', ['u1'], 'lesson for 6.RP.A.1', 2], ['lecture/6.RP.A.1/lesson/1', 'lecture', ['u1'], 'lesson for 6.RP.A.1', 2],
  ]);
  expect(problems).toEqual([]);
});

test('[IO36] an exit check is a check on its competency; how many questions it has is assumed, and told', () => {
  const { activities, exitChecks, problems } = convert(material('6.RP.A.1', 'exit check', { minutes: 5, pagesToCopy: 1 }));
  expect(activities).toEqual([]);
  expect(exitChecks).toEqual([{ id: '6.RP.A.1/exit check/1', competencyId: 'u1', title: 'exit check for 6.RP.A.1', minutes: 5, questions: 5, pagesToCopy: 1 }]);
  expect(said(problems)).toEqual(['materials.csv: The materials do not say how many questions an exit check has. 5 are assumed.']);
});

test('[IO37] what is on a screen takes its printable form from the practice sheet of the same standard, and has none without one', () => {
  const screen = { isOnScreen: true };
  const { activities, problems } = convert(
    material('6.RP.A.1', 'online practice', screen), material('6.RP.A.2', 'online practice', screen), material('6.RP.A.1', 'practice sheet', { pagesToCopy: 1 }),
  );
  expect(activities.map(({ modalityId, competencyIds, printable }) => [modalityId, competencyIds[0], printable])).toEqual([
    ['online', 'u1', 'practice sheet for 6.RP.A.1'], ['online', 'u2', null], ['alone', 'u1', 'practice sheet for 6.RP.A.1'],
  ]);
  expect(said(problems)).toEqual(['materials.csv: One activity is on a screen with no page to print, and the standard has no practice sheet. Plans leave it out. Maybe add a sheet.']);
});

test('[IO37] what is on paper already, a book or a game, is its own printable form', () => {
  expect(convert(material('6.RP.A.1', 'lesson')).activities[0]?.printable).toBe('lesson for 6.RP.A.1');
});

test('[IO36] standards that no framework has, and uses that no modality has, are listed', () => {
  const { activities, problems } = convert(material('9.ZZ.1', 'lesson'), material('9.ZZ.1', 'practice sheet'), material('6.RP.A.1', 'station card'));
  expect(activities).toEqual([]);
  expect(said(problems)).toEqual([
    'materials.csv: One standard in the materials is in no framework here and cannot be used: 9.ZZ.1. Maybe import the framework, or mend the codes.',
    'materials.csv: No modality uses materials for station card. Maybe the model calls them by one of these: exit check, lesson, online practice and practice sheet.',
  ]);
});

test('[IO36] codes are read as the framework planned with has them, whoever wrote them', () => {
  const planned = buildGraph([own, standards]).graph;
  expect(materialsToActivities({ materials: [material('6.RP.1', 'lesson')], modalities: modalities.slice(0, 1), graph: planned }).activities[0]?.competencyIds).toEqual(['ml.1']);
});
