import { describe, expect, test } from 'vitest';
import type { EvidenceKind } from '../model/index.ts';
import type { Seat } from '../schedule/index.ts';
import { adultCard } from './adult-card.ts';
import { facts, plan, seat } from './small-day.test-data.ts';
import { stepsForAStranger } from './steps.ts';

/** The steps of the teacher's first group when these sit in it. */
function stepsWith(seats: readonly Seat[], modalityId = 'small-group', known = facts) {
  const meetings = plan.meetings.map((meeting) => (meeting.id === 'm1' ? { ...meeting, modalityId } : meeting));
  return adultCard({ plan: { ...plan, meetings, seats }, facts: known, adultId: 't1' }).stations[0]?.groups[0]?.steps ?? [];
}
const codes = (seats: readonly Seat[], modalityId?: string) => stepsWith(seats, modalityId).map((step) => step.code);
const at = (studentId: string, more: Partial<Seat> = {}) => seat(studentId, '1', 'm1', more);

describe('stepsFor', () => {
  test('[IN11] steps come in the order of doing: how to run it, whom to look at first, the causes, the move for the stage, the check', () => {
    expect(codes([at('s1'), at('s2', { cause: { kind: 'slip' }, isWithoutEvidence: true })])).toEqual([
      'step.run-teaches', 'step.check-first', 'step.cause-slip', 'step.without-evidence', 'step.teach-new', 'step.exit-check',
    ]);
  });

  test.each([
    ['small-group', 'step.run-teaches', 'step.teach-new'],
    ['partners', 'step.run-circulates', 'step.circulate-new'],
    ['alone', 'step.run-supervises', 'step.supervise-new'],
  ])('[IN11] the move suits what the adult does in %s', (modalityId, run, move) => {
    expect(codes([at('s1'), at('s2')], modalityId)).toEqual([run, move, 'step.exit-check']);
  });

  test('[IN11] a group of one stage is spoken to as one; a mixed group by name', () => {
    expect(stepsWith([at('s1'), at('s2')])[1]?.params).toMatchObject({ whom: 'everyone' });
    const mixed = stepsWith([at('s1', { stage: 'review' }), at('s2'), at('s4')]).filter((step) => step.code.startsWith('step.teach'));
    expect(mixed).toEqual([
      { code: 'step.teach-new', params: { whom: 'some', students: ['s2', 's4'] } },
      { code: 'step.teach-review', params: { whom: 'some', students: ['s1'] } },
    ]);
  });

  test('[IN12] a known misconception is named in the model\'s words with the model\'s response', () => {
    expect(stepsWith([at('s1', { cause: { kind: 'misconception', misconceptionId: 'm-add' } }), at('s2', { cause: { kind: 'misconception', misconceptionId: 'm-add' } })])).toContainEqual({
      code: 'step.cause-misconception',
      params: { students: ['s1', 's2'], statement: 'a rate grows by adding the same number', response: 'draw a double number line' },
    });
  });

  test('[IN12] a gap below names the competency to start from', () => {
    expect(stepsWith([at('s1', { cause: { kind: 'gap-below', competencyId: 'c-ratio' } })])).toContainEqual({ code: 'step.cause-gap', params: { students: ['s1'], competency: 'c-ratio' } });
  });

  test('[IN12] where nobody knows the cause, the step is to find out; a misconception that the model does not hold is not made up', () => {
    expect(codes([at('s1', { cause: { kind: 'no-evidence' } })])).toContain('step.cause-unknown');
    const unknown = codes([at('s1', { cause: { kind: 'misconception', misconceptionId: 'gone' } })]);
    expect(unknown).toContain('step.cause-unknown');
    expect(unknown).not.toContain('step.cause-misconception');
  });

  test('[IN12] three students at most are looked at first, those with a known cause before the others', () => {
    const first = stepsWith([
      at('s1', { cause: { kind: 'slip' } }), at('s2', { cause: { kind: 'no-evidence' } }), at('s3', { cause: { kind: 'gap-below', competencyId: 'c-ratio' } }),
      at('s4', { cause: { kind: 'misconception', misconceptionId: 'm-add' } }),
    ]).find((step) => step.code === 'step.check-first');
    expect(first?.params['students']).toEqual(['s4', 's3', 's2']);
  });

  test('[IN12] with one student there is nobody to put first', () => {
    expect(codes([at('s1', { cause: { kind: 'slip' } })])).not.toContain('step.check-first');
  });

  test('[IN3] students planned without evidence are named to the adult', () => {
    expect(stepsWith([at('s1', { isWithoutEvidence: true }), at('s2')])).toContainEqual({ code: 'step.without-evidence', params: { students: ['s1'] } });
  });

  /** A school whose one source awards for these kinds of task. */
  const taking = (...kinds: readonly EvidenceKind[]): typeof facts => ({
    ...facts,
    models: facts.models.map(({ adoption, model }) => ({
      adoption,
      model: {
        ...model,
        instruction: { ...model.instruction, mastery: { ...model.instruction.mastery, secure: { ...model.instruction.mastery.secure, kinds } } },
        technology: { ...model.technology, evidenceSources: [{ id: 'all', title: 'All', trust: 'awards', kinds }] },
      },
    })),
  });

  test.each([
    ['either', ['exit-check', 'quiz', 'observation']],
    ['aloud', ['exit-check', 'conversation']],
    ['quiz', ['exit-check', 'quiz']],
    ['other', ['exit-check', 'project']],
  ] as const)('[IN15] who passed once is named after the check, with another kind of task that the school takes in: %s', (way, kinds) => {
    const steps = stepsWith([at('s1', { stage: 'practice' }), at('s2'), at('s4', { stage: 'practice' })], 'small-group', taking(...kinds));
    expect(steps.slice(-2)).toMatchObject([{ code: 'step.exit-check' }, { code: 'step.confirm', params: { students: ['s1', 's4'], way } }]);
  });

  test('[IN15] nothing else is asked where the school has only the exit check, or where nobody passed before', () => {
    expect(codes([at('s1', { stage: 'practice' })])).not.toContain('step.confirm');
    expect(stepsWith([at('s1'), at('s2', { stage: 'review' })], 'small-group', taking('exit-check', 'quiz')).map(({ code }) => code)).not.toContain('step.confirm');
  });

  test('[IN15] what a child has passed is kept from a stranger', () => {
    expect(stepsForAStranger).not.toContain('step.confirm');
  });

  test('[IN13] the second adult reads whom they are there for, not the lead\'s steps', () => {
    const steps = (seats: readonly Seat[]) => adultCard({ plan: { ...plan, seats }, facts, adultId: 'a1' }).stations[0]?.groups[0]?.steps;
    expect(steps([at('s1'), at('s2'), at('s4')])).toEqual([{ code: 'step.beside', params: { adult: 't1', students: ['s1', 's4'] } }]);
    expect(steps([at('s2')])).toEqual([{ code: 'step.beside-all', params: { adult: 't1' } }]);
  });

  test('[IN14] of all steps, those for a stranger name no student, unless it is whom they are there for', () => {
    const seats = [at('s1', { cause: { kind: 'slip' }, isWithoutEvidence: true }), at('s2', { cause: { kind: 'no-evidence' }, stage: 'review' }), at('s4')];
    const everyStep = ['t1', 'a1'].flatMap((adultId) => adultCard({ plan: { ...plan, seats }, facts, adultId }).stations.flatMap((station) => station.groups.flatMap((group) => group.steps)));
    const forAStranger = everyStep.filter((step) => stepsForAStranger.includes(step.code));
    expect(forAStranger.length).toBeGreaterThan(2);
    expect(everyStep.length).toBeGreaterThan(forAStranger.length);
    expect(forAStranger.filter((step) => step.params['students'] !== undefined).map((step) => step.code)).toEqual(['step.beside']);
  });
});
