import { describe, expect, test } from 'vitest';
import { smallSchool } from '../../roster/small-school.test-data.ts';
import { missingPrerequisites } from '../prerequisites.ts';
import { graph, indexOf, inputFor, masteryOf, shown } from '../small-school.test-data.ts';
import { optionsFor } from '../options-for.ts';
import { diagnosedOn, informMastery } from './inform.ts';
import { answered, eventsOf } from './run.test-data.ts';
import type { Happened } from './run.test-data.ts';
import { startDiagnostic } from './start-diagnostic.ts';

const roster = smallSchool();
const { map } = startDiagnostic({ graph, destinationIds: ['07r3', '06g1'], grade: '06' });
const right = (...ids: readonly string[]) => ids.map((id) => answered('2026-09-14 16:05', id, true));
const wrong = (...ids: readonly string[]) => ids.map((id) => answered('2026-09-14 16:05', id, false));
const diagnosed = (happened: readonly Happened[], { evidence = shown(), on = '2026-09-15' }: { readonly evidence?: ReturnType<typeof shown>; readonly on?: string } = {}) =>
  diagnosedOn({ events: eventsOf(map, happened), evidence, on, roster }).get('s1');

describe('what a diagnostic adds to what is known', () => {
  test('[DI60] right answers lift the estimates below and above, in the meaning of every estimate; no level is raised', () => {
    const plain = masteryOf([]);
    const first = diagnosed(right('06r1', '06r2', '06r2'));
    if (first === undefined) throw new Error('nothing was found');
    const informed = informMastery(plain, first);
    expect(informed.estimate('05r1').p).toBeGreaterThan(plain.estimate('05r1').p);
    expect(informed.estimate('06r1').p).toBeLessThanOrEqual(1 - first.state.parameters.slip);
    for (const { id } of map.competencies) expect(informed.estimate(id).sd).toBeLessThanOrEqual(0.5);
    expect(informed.standings).toEqual(plain.standings);
    expect(informed.estimate('06r1')).toMatchObject({ count: 1, reasons: [{ code: 'diagnostic.first-guess' }] });
  });

  test('[DI60] before the first answer, after the ten school days, and for another student, there is nothing', () => {
    expect(diagnosed([])).toBeUndefined();
    expect(diagnosed(right('06r1'), { on: '2026-09-28' })).toBeDefined();
    expect(diagnosed(right('06r1'), { on: '2026-09-29' })).toBeUndefined();
    expect(diagnosedOn({ events: eventsOf(map, right('06r1')), evidence: [], on: '2026-09-15', roster }).get('s2')).toBeUndefined();
  });

  test('[DI61] other evidence since the start takes the place of the first guess; what lies before it, and the answers themselves, do not', () => {
    const later = shown('06r1 1/5 15');
    const first = diagnosed(right('06r1', '06r2'), { evidence: later, on: '2026-09-16' });
    if (first === undefined) throw new Error('nothing was found');
    const plain = masteryOf(later, '06', '2026-09-16T08:00:00.000Z');
    expect(informMastery(plain, first).estimate('06r1')).toEqual(plain.estimate('06r1'));
    expect(informMastery(plain, first).estimate('06r2')).not.toEqual(plain.estimate('06r2'));
    const own = shown('06r1 1/1 14').map((one) => ({ ...one, kind: 'diagnostic' as const, occurredAt: '2026-09-14T17:00:00.000Z' }));
    expect([...diagnosed(right('06r1'), { evidence: own })?.settledIds ?? []]).toEqual([]);
    expect([...diagnosed(right('06r1'), { evidence: shown('06r1 1/5 10') })?.settledIds ?? []]).toEqual([]);
  });

  test('[DI61] a level that a student has stands, whatever the diagnostic says', () => {
    const passed = masteryOf(shown('05r1 5/5 10'));
    const first = diagnosed(wrong('05r1', '05r2', '05r2', '05r3'));
    if (first === undefined) throw new Error('nothing was found');
    const informed = informMastery(passed, first);
    expect(informed.standings.get('05r1')).toEqual(passed.standings.get('05r1'));
    expect(informed.estimate('05r1')).toEqual(passed.estimate('05r1'));
  });

  test('[DI62] what it found known opens the next step, what it found missing closes it', () => {
    const index = indexOf();
    const open = diagnosed(right('06r2', '06r2', '06r3', '06r3'));
    const closed = diagnosed(wrong('05r2', '05r2', '05r3', '06r1'));
    if (open === undefined || closed === undefined) throw new Error('nothing was found');
    expect(missingPrerequisites('07r1', { index, mastery: informMastery(masteryOf([]), open) })).toEqual([]);
    expect(missingPrerequisites('06r1', { index, mastery: informMastery(masteryOf([]), closed) })).toEqual(['05r3']);
    const offered = (first: typeof open) => optionsFor({ ...inputFor(), index: indexOf({ path: { breadth: 30 } }), mastery: informMastery(masteryOf([]), first) }).options.map(({ competencyId }) => competencyId);
    expect(offered(open)).toContain('07r1');
    expect(offered(closed)).not.toContain('07r1');
  });

  test('[DI63] a step that a diagnostic opened says so and until when; once daily work has opened it, that is said', () => {
    const reasonsOf = (first: ReturnType<typeof diagnosed>, evidence: ReturnType<typeof shown>) => {
      if (first === undefined) throw new Error('nothing was found');
      const mastery = informMastery(masteryOf(evidence, '06', '2026-09-16T08:00:00.000Z'), first);
      const { options } = optionsFor({ ...inputFor(), index: indexOf({ path: { breadth: 30 } }), mastery });
      return options.find(({ competencyId }) => competencyId === '07r1')?.reasons[0];
    };
    const happened = right('06r2', '06r2', '06r3', '06r3');
    expect(reasonsOf(diagnosed(happened), [])).toEqual({ code: 'path.first-guess', params: { competency: '07r1', date: '2026-09-28' } });
    const passed = shown('06r2 5/5 15', '06r3 5/5 15');
    expect(reasonsOf(diagnosed(happened, { evidence: passed, on: '2026-09-16' }), passed)).toMatchObject({ code: 'path.next-step' });
  });
});
