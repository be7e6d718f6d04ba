import { expect, test } from 'vitest';
import { buildGraph } from '../../competency/index.ts';
import { compile } from '../index.ts';
import { found, handPlan } from '../hand-plan.test-data.ts';
import { plannedDay } from '../planned-day.test-data.ts';
import { layBeside } from '../verify/lay-beside.ts';
import { all } from './biting-days.test-data.ts';
import { knownOption } from './known-option.ts';

const day = plannedDay({ students: all(['s1', 's2'], { 'ratio/lesson': 90, 'rates/lesson': 80 }) });
const station = [{ groups: { ratio: ['s1', 's2'] } }];

test('[SC24] a meeting does what the adoption has for its competency and modality', () => {
  expect(found(knownOption, day.facts, station)).toEqual([]);
});

test('[SC24] an activity that nobody knows, one for something else, and none at all are told', () => {
  for (const activityIds of [['made-up'], ['rates-lesson'], ['ratio-alone'], []]) {
    const plan = handPlan(day.facts, station);
    const changed = { ...plan, meetings: plan.meetings.map((meeting) => ({ ...meeting, activityIds })) };
    expect(knownOption.check(layBeside(day.facts, changed)), activityIds.join()).toMatchObject([{ studentIds: ['s1', 's2'], params: { competency: 'ratio', modality: 'lesson' } }]);
  }
});

test('[SC24] a model\'s activity for a competency that matches the planned one counts', () => {
  const items = ['theirs', 'ratio', 'rates'].map((id) => ({ id, code: id, statement: id, title: id, kind: 'standard', grades: ['06'], frameworkId: 'f' }));
  const { graph } = buildGraph([{ id: 'f', title: 'f', publisher: 'p', version: '1', competencies: items, associations: [{ type: 'exactMatchOf', from: 'theirs', to: 'ratio' }] }]);
  const facts = { ...day.facts, graph };
  const plan = handPlan(facts, station);
  const changed = { ...plan, meetings: plan.meetings.map((meeting) => ({ ...meeting, competencyId: 'theirs' })) };
  expect(knownOption.check(layBeside(facts, changed))).toEqual([]);
  const options = day.options.map((option) => ({ ...option, competencyId: option.competencyId === 'ratio' ? 'theirs' : option.competencyId }));
  expect(compile({ facts, options }).options.id).toHaveLength(4);
});

test('[SC24] in the instance an option with unknown material is no option', () => {
  const options = day.options.map((option) => ({ ...option, activityIds: ['made-up'] }));
  expect(compile({ ...day, options }).options.id).toEqual([]);
});

test('[SC24] routines and projects are about no competency of the framework', () => {
  const options = day.options.map((option) => ({ ...option, purpose: 'routine' as const, competencyId: null }));
  expect(compile({ ...day, options }).options.id).toHaveLength(4);
});

test('[SC24] fallback is a station of its own, not a corner of a lesson', () => {
  const plan = handPlan(day.facts, station);
  const corner = { ...plan, meetings: plan.meetings.map((meeting) => ({ ...meeting, purpose: 'fallback' as const, competencyId: null, modalityId: null, activityIds: [], exitCheckId: null })) };
  expect(knownOption.check(layBeside(day.facts, corner))).toHaveLength(1);
  expect(found(knownOption, day.facts, [{ modality: null, groups: { none: ['s1', 's2'] } }])).toEqual([]);
});
