import { describe, expect, test } from 'vitest';
import type { LearningModel, ModelLimits, PathPolicy } from '../learning-model.ts';
import { loadModel } from '../load-package.test-suite.ts';
import { noSources } from '../source-map.ts';
import { checkLimits } from './limits.ts';
import { checkPath } from './path-policy.ts';
import { checkRationales } from './rationales.ts';

const sound = loadModel('testing');
const context = { places: noSources, terms: undefined };
const withLimits = (limits: Partial<ModelLimits>): LearningModel => ({ ...sound, operations: { ...sound.operations, limits: { ...sound.operations.limits, ...limits } } });
const withPath = (path: Partial<PathPolicy>): LearningModel => ({ ...sound, instruction: { ...sound.instruction, path: { ...sound.instruction.path, ...path } } });
const ofLimits = (limits: Partial<ModelLimits>) => checkLimits(withLimits(limits), context).map(({ code }) => code);
const ofPath = (path: Partial<PathPolicy>) => checkPath(withPath(path), context).map(({ code }) => code);

describe('limits for people', () => {
  test('[MO18] a model may set none at all', () => {
    const none: ModelLimits = {
      teacherMinutesPerWeek: null, screenMinutesPerDay: null, screenMinutesInARow: null, adultMinutesInARow: null, planningMinutesPerDay: null,
      preparationsPerDay: null, dutyFreeLunch: null, homeTeacherShare: null, stableGroupShare: null, studentsPerAdult: null,
    };
    expect(ofLimits(none)).toEqual([]);
  });

  test.each([
    ['teacherMinutesPerWeek', 10, 1500],
    ['screenMinutesPerDay', 30, 180],
    ['adultMinutesInARow', 45, 330],
    ['planningMinutesPerDay', 10, 240],
    ['preparationsPerDay', 1, 40],
    ['studentsPerAdult', 3, 50],
  ])('[MO18] %s from %i to %i is usual; beyond it is a question, not a refusal', (key, least, most) => {
    expect(ofLimits({ [key]: least })).toEqual([]);
    expect(ofLimits({ [key]: most })).toEqual([]);
    expect(checkLimits(withLimits({ [key]: most + 1 }), context)).toMatchObject([{ code: 'model.odd-number', severity: 'warning', params: { key, value: most + 1, most } }]);
  });

  test('[MO18] hours written where minutes are meant are asked about', () => {
    expect(ofLimits({ teacherMinutesPerWeek: 2 })).toEqual(['model.odd-number']);
    expect(ofLimits({ planningMinutesPerDay: 1 })).toEqual(['model.odd-number']);
  });

  test('[MO18] lunch fits its window to the minute, and not one more', () => {
    expect(ofLimits({ dutyFreeLunch: { start: '12:00', end: '12:30', minutes: 30 } })).toEqual([]);
    expect(ofLimits({ dutyFreeLunch: { start: '12:00', end: '12:30', minutes: 31 } })).toEqual(['model.lunch-window']);
    expect(ofLimits({ dutyFreeLunch: { start: '13:00', end: '12:00', minutes: 30 } })).toEqual(['model.lunch-window']);
  });

  test('[MO18] without screen minutes no form of instruction may be on a screen; with too few, long activities are asked about', () => {
    expect(ofLimits({ screenMinutesPerDay: 0, screenMinutesInARow: null })).toEqual(['model.screen-without-minutes']);
    expect(ofLimits({ screenMinutesInARow: 20 })).toEqual([]);
    const online = sound.instruction.activities.filter(({ isOnScreen }) => isOnScreen);
    expect(ofLimits({ screenMinutesInARow: 19 })).toEqual(online.map(() => 'model.over-screen-limit'));
    const offScreen = { ...withLimits({ screenMinutesPerDay: 0, screenMinutesInARow: null }), practice: { ...sound.practice, modalities: sound.practice.modalities.filter(({ isOnScreen }) => !isOnScreen) } };
    expect(checkLimits(offScreen, context)).toEqual([]);
  });

  test('[MO18] more in a row than in a day is asked about', () => {
    expect(ofLimits({ screenMinutesPerDay: 45, screenMinutesInARow: 45 })).toEqual([]);
    expect(ofLimits({ screenMinutesPerDay: 45, screenMinutesInARow: 46 })).toEqual(['model.row-over-day']);
  });
});

describe('the path policy', () => {
  test('[MO17] floor and review may fill the week, and not more', () => {
    expect(ofPath({ expectationFloor: 0.5, reviewBudget: 0.5 })).toEqual([]);
    expect(ofPath({ expectationFloor: 0.55, reviewBudget: 0.5 })).toEqual(['model.shares-over-one']);
  });

  test.each([['readyAt', 0.1], ['readyAt', 0.99], ['stuckAfter', 1], ['stuckAfter', 11], ['breadth', 1], ['breadth', 60], ['reviewBudget', 0.6]])('[MO17] %s of %f is asked about', (key, value) => {
    expect(ofPath({ expectationFloor: 0.4, [key]: value })).toEqual(['model.odd-number']);
  });

  test('[MO17] a weight of a term that does not exist is refused by name', () => {
    const found = checkPath(withPath({ weights: { gian: 1, luck: 2 } }), { places: noSources, terms: ['gain', 'review'] });
    expect(found.map(({ params }) => [params['id'], params['hint']])).toEqual([['gian', 'gain'], ['luck', '']]);
  });
});

describe('rationales of single numbers', () => {
  const because = { source: 'Our own choice.', strength: 'none' } as const;

  test('[MO19] may stand at every key of the file, and at nothing else', () => {
    const keys = [...Object.keys(sound.operations), ...Object.keys(sound.operations.limits).map((key) => `limits.${key}`)];
    const explained = Object.fromEntries(keys.map((key) => [key, because]));
    expect(checkRationales({ ...sound, operations: { ...sound.operations, rationales: explained } }, context)).toEqual([]);
    const stray = checkRationales({ ...sound, operations: { ...sound.operations, rationales: { 'limits.screenMinutes': because } } }, context);
    expect(stray).toMatchObject([{ code: 'model.stray-rationale', severity: 'error', params: { key: 'limits.screenMinutes' } }]);
  });

  test('[MO19] may explain a weight that the policy gives', () => {
    expect(checkRationales(withPath({ rationales: { 'weights.gain': because, breadth: because } }), context)).toEqual([]);
    expect(checkRationales(withPath({ rationales: { 'weights.luck': because } }), context)).toHaveLength(1);
  });
});
