import { describe, expect, test } from 'vitest';
import { checkModel } from './check-model.ts';
import { editPackage } from './edit-package.test-data.ts';
import { readPackageFolder } from './load-package.test-suite.ts';
import type { PackageFiles } from './package-files.ts';
import { parsePackage } from './parse-package.ts';
import { sayProblems } from './say-problems.test-data.ts';

const sound = readPackageFolder('testing');
const terms = ['gain', 'destination', 'cause-response', 'modality-fit', 'expectation', 'review', 'confirm', 'variety', 'teacher-time', 'continuity', 'order'];

/** The problems of a package whose shape is right: the check alone is tried here. */
function check(files: PackageFiles) {
  const { model, problems, places } = parsePackage(files);
  if (model === undefined) throw new Error(`the fault was planted in the shape: ${JSON.stringify(problems)}`);
  const found = checkModel(model, { places, terms });
  // Every fault planted here must also have a sentence, with its place in front.
  expect(sayProblems(found).every((sentence, index) => sentence.startsWith(`${found[index]?.place.file}, line `))).toBe(true);
  return found;
}

type Fault = {
  readonly rule: string;
  readonly path: string;
  readonly from: string;
  readonly to: string;
  readonly code: string;
  readonly params?: object;
  /** The line told, where it is not the first line that differs. */
  readonly line?: number;
  readonly severity?: 'warning';
};

const activities = 'instruction/activities/all.yaml';
const framework = 'instruction/frameworks/testing-maths.yaml';
const misconceptions = 'instruction/misconceptions/all.yaml';
const mastery = 'instruction/mastery.yaml';
const path = 'instruction/path.yaml';
const modalities = 'practice/modalities.yaml';
const operations = 'operations/operations.yaml';
const technology = 'technology/technology.yaml';

/** One small change each to a sound package, and the one problem it must give. */
const faults: readonly Fault[] = [
  // What names what
  { rule: '[MO12]', path: activities, from: 'competencyIds: [t.rate]', to: 'competencyIds: [t.rates]', code: 'unknown-id', params: { kind: 'competency', id: 't.rates', hint: 't.rate' } },
  { rule: '[MO12]', path: activities, from: 'modalityId: small-group', to: 'modalityId: smallgroups', code: 'unknown-id', params: { kind: 'modality', hint: 'small-group' } },
  { rule: '[MO12]', path: misconceptions, from: 'competencyId: t.ratio', to: 'competencyId: nowhere-at-all', code: 'unknown-id', params: { kind: 'competency', hasHint: 'no' } },
  { rule: '[MO12]', path: modalities, from: 'afterMiss: [small-group, partner-task]', to: 'afterMiss: [small-group, partner]', code: 'unknown-id', params: { kind: 'modality', id: 'partner' } },
  { rule: '[MO12]', path: framework, from: 'precededBy: [t.ratio]', to: 'precededBy: [t.ration]', code: 'unknown-id', params: { kind: 'competency', hint: 't.ratio' } },
  { rule: '[MO12]', path: framework, from: 'parent: t.amounts', to: 'parent: t.amount', code: 'unknown-id', params: { kind: 'competency', hint: 't.amounts' } },
  { rule: '[MO12]', path: 'model.yaml', from: 't.unit-rate: t.rate', to: 't.unit-rate: t.rat', code: 'alias-to-nothing', params: { id: 't.unit-rate', target: 't.rat' } },
  { rule: '[MO12]', path: 'model.yaml', from: 't.unit-rate: t.rate', to: 't.percent: t.rate', code: 'alias-of-living', params: { id: 't.percent' } },
  { rule: '[MO12]', path: framework, from: 'precededBy: [t.multiply]', to: 'precededBy: [t.multiply, t.proportion]', code: 'cycle', params: { circle: expect.stringContaining('T7.1') }, line: 19 },
  // What can be planned
  { rule: '[MO13]', path: activities, from: '    minutes: 5\n', to: '    minutes: 16\n', code: 'check-does-not-fit', params: { work: 20, minutes: 16, shortest: 35 } },
  { rule: '[MO13]', path: activities, from: '    minutes: 30\n', to: '    minutes: 65\n', code: 'activity-too-long', params: { minutes: 65, longest: 60 }, severity: 'warning' },
  { rule: '[MO13]', path: activities, from: "printable: 'Unit rates, lesson sheet'", to: 'printable: null', code: 'no-printable', params: { id: 'a.rate.live-lesson' }, severity: 'warning' },
  { rule: '[MO13]', path: activities, from: 'isOnScreen: false', to: 'isOnScreen: true', code: 'screen-in-off-screen', params: { id: 'a.multiply.live-lesson', in: 'live-lesson' } },
  // Who is there
  { rule: '[MO14]', path: modalities, from: 'groupSize: { min: 8, max: 30 }', to: 'groupSize: { min: 30, max: 8 }', code: 'group-size', params: { id: 'live-lesson', min: 30, max: 8 } },
  { rule: '[MO14]', path: modalities, from: "{ throughGrade: '05', students: 24 }", to: "{ throughGrade: '12', students: 30 }", code: 'ratio-order', params: { id: 'live-lesson' }, line: 10 },
  { rule: '[MO14]', path: modalities, from: "- { throughGrade: '12', students: 8 }", to: "- { throughGrade: '06', students: 8 }", code: 'no-ratio', params: { id: 'small-group', grades: ['07'] }, line: 27 },
  { rule: '[MO14]', path: modalities, from: "- { throughGrade: '12', students: 8 }", to: "- { throughGrade: '12', students: 2 }", code: 'nobody-can-staff', params: { id: 'small-group', min: 3, most: 2 }, line: 22 },
  { rule: '[MO14]', path: modalities, from: 'groupSize: { min: 3, max: 8 }', to: 'groupSize: { min: 3, max: 12 }', code: 'group-never-full', params: { max: 12, most: 8 }, severity: 'warning' },
  { rule: '[MO14]', path: operations, from: 'spaceKinds: [open area, studio]\n  studentsPerAdult: 30', to: 'spaceKinds: [open area, studio]\n  studentsPerAdult: 60', code: 'fallback-over-limit', params: { students: 60, most: 30 }, line: 19 },
  { rule: '[MO14]', path: operations, from: 'shortest: 35, longest: 60', to: 'shortest: 70, longest: 60', code: 'period-minutes', params: { shortest: 70, longest: 60 } },
  { rule: '[MO14]', path: 'model.yaml', from: 'kind: subject', to: 'kind: school', code: 'scope-subject', params: { kind: 'school' }, line: 8 },
  // What counts
  { rule: '[MO15]', path: mastery, from: '  m: 4', to: '  m: 6', code: 'm-over-n', params: { level: 'provisional', m: 6, n: 5 } },
  { rule: '[MO15]', path: mastery, from: '  id: again-in-another-way\n  m: 4', to: '  id: again-in-another-way\n  m: 3', code: 'secure-weaker', params: { m: 3, n: 5, provisionalM: 4, provisionalN: 5 }, line: 14 },
  { rule: '[MO15]', path: mastery, from: '  countsHelped: false\n  needsLaterDay: true', to: '  countsHelped: true\n  needsLaterDay: true', code: 'secure-with-help' },
  { rule: '[MO15]', path: mastery, from: 'needsLaterDay: true\n  needsAnotherKind: true', to: 'needsLaterDay: false\n  needsAnotherKind: false', code: 'secure-adds-nothing' },
  { rule: '[MO15]', path: mastery, from: 'needsAnotherKind: true', to: 'needsAnotherKind: false', code: 'secure-half', params: { has: 'day' }, line: 12, severity: 'warning' },
  { rule: '[MO15]', path: mastery, from: 'kinds: [exit-check, quiz]', to: 'kinds: [practice]', code: 'level-out-of-reach', params: { level: 'provisional', kinds: ['practice'] } },
  { rule: '[MO15]', path: mastery, from: 'kinds: [exit-check, quiz, project, observation]', to: 'kinds: [exit-check, quiz, project, practice]', code: 'kind-without-source', params: { level: 'secure', evidence: 'practice' }, severity: 'warning' },
  { rule: '[MO15]', path: mastery, from: 'kinds: [exit-check, quiz, project, observation]', to: 'kinds: [quiz]', code: 'no-other-kind', params: { evidence: 'quiz' } },
  // What must not count
  { rule: '[MO16]', path: mastery, from: 'kinds: [exit-check, quiz]', to: 'kinds: [exit-check, quiz, self-report]', code: 'self-report-in-rule', params: { level: 'provisional' } },
  { rule: '[MO16]', path: technology, from: 'trust: context, kinds: [self-report]', to: 'trust: informs, kinds: [self-report]', code: 'self-report-trusted', params: { id: 'reflections', trust: 'informs' } },
  { rule: '[MO16]', path: technology, from: 'kinds: [project, observation]', to: 'kinds: [project, observation, self-report]', code: 'self-report-trusted', params: { id: 'teachers', trust: 'awards' } },
  // The numbers
  { rule: '[MO17]', path, from: '  gain: 1', to: '  gains: 1', code: 'unknown-term', params: { id: 'gains', hint: 'gain' } },
  { rule: '[MO17]', path, from: 'reviewBudget: 0.2', to: 'reviewBudget: 0.45', code: 'shares-over-one', params: { floor: 0.7, budget: 0.45 } },
  { rule: '[MO17]', path, from: 'stuckAfter: 3', to: 'stuckAfter: 15', code: 'odd-number', params: { key: 'stuckAfter', value: 15 }, severity: 'warning' },
  { rule: '[MO18]', path: operations, from: 'screenMinutesPerDay: 45', to: 'screenMinutesPerDay: 300', code: 'odd-number', params: { key: 'screenMinutesPerDay', value: 300, most: 180 }, severity: 'warning' },
  { rule: '[MO18]', path: operations, from: "start: '11:00', end: '13:30'", to: "start: '13:10', end: '13:30'", code: 'lunch-window', params: { start: '13:10', end: '13:30', minutes: 30 } },
  { rule: '[MO18]', path: operations, from: 'screenMinutesInARow: 30', to: 'screenMinutesInARow: 60', code: 'row-over-day', params: { inARow: 60, perDay: 45 }, severity: 'warning' },
  { rule: '[MO18]', path: operations, from: 'screenMinutesPerDay: 45\n  screenMinutesInARow: 30', to: 'screenMinutesPerDay: 0\n  screenMinutesInARow: null', code: 'screen-without-minutes', params: { id: 'online-practice' }, line: 67 },
  { rule: '[MO19]', path: operations, from: 'roundSchoolDays: 10', to: 'roundSchoolDays: 10\nrationales: { roundDays: { source: none, strength: none } }', code: 'stray-rationale', params: { key: 'roundDays' }, line: 2 },
  { rule: '[MO19]', path, from: 'breadth: 10', to: 'breadth: 10\nrationales: { weights.gains: { source: none, strength: none } }', code: 'stray-rationale', params: { key: 'weights.gains', hint: 'weights.gain' }, line: 7 },
];

/** Two faults of the table need a second change to stand alone. */
const prepared: Readonly<Record<string, (files: PackageFiles) => PackageFiles>> = {
  'shares-over-one': (files) => editPackage(files, { path, from: 'expectationFloor: 0.4', to: 'expectationFloor: 0.7' }),
  'no-other-kind': (files) => editPackage(files, { path: mastery, from: 'kinds: [exit-check, quiz]\n  countsHelped: false\n  needsLaterDay: false', to: 'kinds: [quiz]\n  countsHelped: false\n  needsLaterDay: false' }),
};

describe('the check of a model', () => {
  test('[MO20] finds nothing wrong with a sound one', () => {
    expect(check(sound)).toEqual([]);
  });

  test.each(faults)('$rule tells $code when "$from" becomes "$to"', ({ path: file, from, to, code, params, line, severity }) => {
    const base = prepared[code]?.(sound) ?? sound;
    const before = base[file] ?? '';
    const files = editPackage(base, { path: file, from, to });
    const after = (files[file] ?? '').split('\n');
    const firstChanged = before.split('\n').findIndex((text, index) => text !== after[index]) + 1;
    const found = check(files);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ code: code === 'cycle' ? 'competency.cycle' : `model.${code}`, severity: severity ?? 'error', params: params ?? {} });
    const told = found[0]?.place;
    expect(told?.file).toBe(code === 'screen-without-minutes' ? modalities : file);
    // The line that was changed, or a head line of the component that is told to be named in the row.
    expect(told?.line).toBe(line ?? firstChanged);
  });

  test('[MO13] a competency without activities, or without an exit check, is told at its own line', () => {
    const added = editPackage(sound, {
      path: framework, from: '  - id: t.rate\n',
      to: "  - { id: t.new, title: New, statement: New., grades: ['06'] }\n  - id: t.rate\n",
    });
    const line = (added[framework] ?? '').split('\n').findIndex((text) => text.includes('t.new')) + 1;
    expect(check(added).map(({ code, params, place }) => [code, params['id'], place.line])).toEqual([
      ['model.no-activity', 't.new', line],
      ['model.no-exit-check', 't.new', line],
    ]);
  });

  test('[MO13] a competency that only a screen teaches is refused', () => {
    const { model } = parsePackage(sound);
    if (model === undefined) throw new Error('not valid');
    const activitiesLeft = model.instruction.activities.filter(({ competencyIds, isOnScreen }) => isOnScreen || !competencyIds.includes('t.rate'));
    const onlyOnScreen = { ...model, instruction: { ...model.instruction, activities: activitiesLeft } };
    expect(checkModel(onlyOnScreen)).toMatchObject([{ code: 'model.only-on-screen', severity: 'error', params: { id: 't.rate' } }]);
  });

  test('[MO13] an activity without a printable form does not count as one', () => {
    const { model } = parsePackage(sound);
    if (model === undefined) throw new Error('not valid');
    const bare = model.instruction.activities.map((activity) => (activity.competencyIds.includes('t.rate') ? { ...activity, printable: null } : activity));
    const codes = checkModel({ ...model, instruction: { ...model.instruction, activities: bare } }).filter(({ severity }) => severity === 'error');
    expect(codes).toMatchObject([{ code: 'model.no-activity', params: { id: 't.rate' } }]);
  });

  test('[MO13] a competency out of reach of the scope, or a habit, needs nothing', () => {
    const added = editPackage(sound, {
      path: framework, from: '  - id: t.rate\n',
      to: "  - { id: t.far, title: Far, statement: Far., grades: ['11'] }\n  - { id: t.habit, title: Asks, statement: Asks., kind: habit, grades: ['06'] }\n  - id: t.rate\n",
    });
    expect(check(added)).toEqual([]);
  });

  test('[MO13] a package without a framework is let in, because a school may bring its own', () => {
    const { model } = parsePackage(sound);
    if (model === undefined) throw new Error('not valid');
    const bare = { ...model, aliases: {}, instruction: { ...model.instruction, frameworks: [], activities: [], exitChecks: [], misconceptions: [] } };
    expect(checkModel(bare)).toMatchObject([{ severity: 'warning', code: 'model.no-framework' }]);
  });

  test('[MO16] a habit that feeds a plan is refused wherever it is tried', () => {
    const habit = editPackage(sound, { path: framework, from: 'statement: Find how much there is for one.\n    kind: competency', to: 'statement: Find how much there is for one.\n    kind: habit' });
    const found = check(habit);
    expect(found.every(({ code, params }) => code === 'model.habit-used' && params['habit'] === 't.rate')).toBe(true);
    expect(new Set(found.map(({ params }) => params['kind']))).toEqual(new Set(['activity', 'exit-check', 'competency']));
  });

  test('[MO14] teacher minutes that no modality can give, and a subject that the scope does not name, are refused', () => {
    const { model } = parsePackage(sound);
    if (model === undefined) throw new Error('not valid');
    const unled = model.practice.modalities.map((modality) => ({ ...modality, adult: { ...modality.adult, qualification: null } }));
    expect(checkModel({ ...model, practice: { ...model.practice, modalities: unled } })).toMatchObject([{ code: 'model.nobody-teaches', params: { minutes: 60 } }]);
    const ofSchool = { ...model, scope: { ...model.scope, kind: 'school', subject: null } } as const;
    expect(checkModel(ofSchool).map(({ code }) => code)).toEqual(['model.no-subject', 'model.no-subject']);
  });

  test('[MO18] an activity on a screen beyond the limit, and a check as long as the work, are questions', () => {
    const long = editPackage(sound, { path: activities, from: '    minutes: 20\n    isOnScreen: true', to: '    minutes: 35\n    isOnScreen: true' });
    expect(check(long)).toMatchObject([{ severity: 'warning', code: 'model.over-screen-limit', params: { minutes: 35, most: 30 } }]);
    const slow = editPackage(editPackage(sound, { path: activities, from: '    minutes: 5\n', to: '    minutes: 20\n' }), { path: operations, from: 'shortest: 35', to: 'shortest: 45' });
    expect(check(slow)).toMatchObject([{ severity: 'warning', code: 'model.check-too-long' }]);
  });

  test('[MO17] weights that are all nothing make every step equal, and are refused; without a list of terms no weight is questioned', () => {
    const { model } = parsePackage(sound);
    if (model === undefined) throw new Error('not valid');
    const withWeights = (weights: Readonly<Record<string, number>>) => ({ ...model, instruction: { ...model.instruction, path: { ...model.instruction.path, weights } } });
    expect(checkModel(withWeights(Object.fromEntries(terms.map((id) => [id, 0]))), { terms })).toMatchObject([{ code: 'model.no-weight' }]);
    expect(checkModel(withWeights({ gain: 0 }), { terms })).toEqual([]);
    expect(checkModel(withWeights({}), { terms })).toEqual([]);
    expect(checkModel(withWeights({ luck: 1 }))).toEqual([]);
    expect(checkModel(withWeights({ luck: 1 }), { terms })).toMatchObject([{ code: 'model.unknown-term' }]);
  });

  test('a model made in code is told by component, because it has no lines', () => {
    const { model } = parsePackage(sound);
    if (model === undefined) throw new Error('not valid');
    const [problem] = checkModel({ ...model, aliases: { old: 'nowhere' } });
    expect(problem?.place).toEqual({ field: 'alias old' });
  });
});
