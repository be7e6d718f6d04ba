import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { optionsFor } from '../options-for.ts';
import { indexOf, inputFor, masteryOf, met, optionOn, planFor, present, roundWith, shown } from '../small-school.test-data.ts';
import { valueTermIds, valueTerms } from './index.ts';

type Of = Parameters<typeof planFor>[0];
/** What share of its points a term gave, 0..1. */
const measured = (termId: string, competencyId: string, of: Of = {}, modalityId = 'lesson') => {
  const option = optionOn(competencyId, { index: indexOf({ path: { breadth: 20 } }), ...of }, modalityId);
  expect(option, `${competencyId} in ${modalityId}`).toBeDefined();
  return (option?.terms.find(({ id }) => id === termId)?.points ?? 0) / (valueTerms.find(({ id }) => id === termId)?.points ?? 1);
};

describe('terms of value', () => {
  test('[PA14] each term stands in docs/guide/value-terms.md with the unit, source and basis that the code has, and no other does', () => {
    const page = readFileSync(new URL('../../../../docs/guide/value-terms.md', import.meta.url), 'utf8');
    const rows = page.split('\n').filter((line) => line.startsWith('| `'));
    expect(rows).toEqual(valueTerms.map(({ id, unit, source, basis, points }) => `| \`${id}\` | ${points} | ${basis} | ${unit} | ${source} |`));
  });

  test('[PA14] ids are in order, each once', () => {
    expect(valueTermIds).toEqual([...new Set(valueTermIds)].toSorted());
  });

  test('[PA14] every measure stays within 0..1', () => {
    const situations: readonly Of[] = [{}, { evidence: shown('06r1 1/5', '06g1 5/5 1', '06g1 5/5 2 quiz'), past: met('06r1 lesson 14') }, { on: '2027-03-02', evidence: shown('06g1 5/5 1', '06g1 5/5 2 quiz') }];
    for (const of of situations) {
      for (const { id, points } of planFor({ ...of, index: indexOf({ teacherMinutesPerWeek: 60 }) }).options.flatMap(({ terms }) => terms)) {
        const share = points / (valueTerms.find((term) => term.id === id)?.points ?? 0);
        expect(share, id).toBeGreaterThan(0);
        expect(share, id).toBeLessThanOrEqual(1);
      }
    }
  });

  test('[PA12] gain: what is less known, better prepared and longer worked on gains more', () => {
    expect(measured('gain', '06g1')).toBeGreaterThan(measured('gain', '05g1'));
    expect(measured('gain', '06r1', { evidence: shown('05r3 5/5') })).toBeGreaterThan(measured('gain', '06r1'));
    expect(measured('gain', '06g1', { periods: [{ id: '1', minutes: 30 }] })).toBeGreaterThan(measured('gain', '06g1', { periods: [{ id: '1', minutes: 60 }] }));
  });

  test('[PA12] destination: full at the destination and the goals, three quarters a step before, nothing where it leads elsewhere', () => {
    const round = roundWith(['05r2', '06r1']);
    expect(measured('destination', '06r1', { round })).toBe(1);
    expect(measured('destination', '05r2', { round })).toBe(1);
    expect(measured('destination', '05r3', { round })).toBeCloseTo(0.75, 6);
    expect(measured('destination', '06g1', { round })).toBe(0);
    expect(measured('destination', '06g1')).toBe(1);
  });

  test('[PA11] expectation: counts for work of the own grade while the round is behind its floor', () => {
    expect(measured('expectation', '06g1')).toBe(1);
    expect(measured('expectation', '05g1')).toBe(0);
    expect(measured('expectation', '06g1', { past: met('06r1 lesson 11', '05g1 lesson 14') })).toBe(0);
    expect(measured('expectation', '06g1', { past: met('06r1 sheet 7', '05g1 sheet 8', '05g2 sheet 9', '05g1 sheet 10', '05g2 lesson 11') })).toBeCloseTo(0.5, 6);
  });

  test('[PA12] continuity: what was begun, the step after a pass, what was begun some days ago', () => {
    expect(measured('continuity', '06g1', { past: met('06g1 sheet 14') })).toBe(1);
    expect(measured('continuity', '06r2', { evidence: shown('06r1 5/5') })).toBeCloseTo(0.7, 6);
    expect(measured('continuity', '06g1', { past: met('06g1 sheet 11', '06g2 sheet 14') })).toBeCloseTo(0.4, 6);
    expect(measured('continuity', '06g1', { evidence: shown('06g1 5/5'), past: met('06g1 sheet 14') })).toBe(0);
  });

  test('[PA12] modality fit: the model\'s own table for the stage', () => {
    expect(measured('modality-fit', '06g1')).toBe(1);
    expect(measured('modality-fit', '06g1', {}, 'sheet')).toBeCloseTo(0.2, 6);
    expect(measured('modality-fit', '06r1', { evidence: shown('06r1 5/5') }, 'sheet')).toBeCloseTo(0.8, 6);
  });

  test('[PA21] confirm: nothing on the day of the pass, a fifth the day after, and a fifth more each day up to five', () => {
    const passed = { evidence: shown('06g1 5/5 7') };
    const from = ['2026-09-08', '2026-09-09', '2026-09-11', '2026-09-12', '2026-09-14', '2026-10-07'].map((on) => measured('confirm', '06g1', { ...passed, on }));
    expect(from.map((share) => Math.round(share * 100))).toEqual([20, 40, 80, 100, 100, 100]);
    const sameDay = optionsFor({ ...inputFor({ on: '2026-09-14' }), mastery: masteryOf(shown('06g1 5/5 14')) }).options.filter(({ competencyId }) => competencyId === '06g1');
    expect(sameDay.map(({ stage }) => stage)).toContain('practice');
    expect(sameDay.flatMap(({ terms }) => terms.map(({ id }) => id))).not.toContain('confirm');
  });

  test('[PA21] confirm: counts from the last pass, and nothing for what is new, missed since, or secure', () => {
    expect(measured('confirm', '06g1', { evidence: shown('06g1 5/5 1', '06g1 5/5 14') })).toBeCloseTo(0.2, 6);
    expect(measured('confirm', '06g2')).toBe(0);
    expect(measured('confirm', '06g1', { evidence: shown('06g1 5/5 1', '06g1 2/5 11 quiz') })).toBe(0);
    expect(measured('confirm', '06g1', { evidence: shown('06g1 5/5 1', '06g1 5/5 2 quiz'), on: '2027-03-02' }, 'sheet')).toBe(0);
  });

  test('[PA10] review: half for being due, more the further it has faded', () => {
    const secured = shown('06g1 5/5 1', '06g1 5/5 2 quiz');
    const [sooner, later] = ['2027-03-02', '2028-03-02'].map((on) => measured('review', '06g1', { evidence: [...secured, ...present(on)], on }, 'sheet'));
    expect(sooner).toBeGreaterThanOrEqual(0.5);
    expect(later).toBeGreaterThan(sooner ?? 1);
    expect(measured('review', '06g1', { evidence: secured, on: '2027-03-02' }, 'sheet')).toBe(1);
    expect(measured('review', '06g2')).toBe(0);
  });

  test('[PA12] teacher time: for a modality with a qualified adult, while the week is behind', () => {
    const index = indexOf({ teacherMinutesPerWeek: 60 });
    expect(measured('teacher-time', '06g1', { index })).toBe(1);
    expect(measured('teacher-time', '06g1', { index }, 'sheet')).toBe(0);
    expect(measured('teacher-time', '06g1', { index, past: met('05g1 lesson 14') })).toBe(0);
    expect(measured('teacher-time', '06g1', { index, past: met('05g1 lesson 11') })).toBe(1);
    expect(measured('teacher-time', '06g1')).toBe(0);
  });

  test('[PA12] variety: how many of the last four meetings were in another modality', () => {
    expect(measured('variety', '06g1', { past: met('05g1 sheet 9', '05g2 lesson 10', '05g1 sheet 11', '05g2 sheet 14') })).toBeCloseTo(0.75, 6);
    expect(measured('variety', '06g1')).toBe(1);
  });

  test('[PA12] order: from the first goal evenly down, and nothing off the list', () => {
    const round = roundWith(['06g2', '06g1']);
    expect([measured('order', '06g2', { round }), measured('order', '06g1', { round }), measured('order', '05g1', { round })]).toEqual([1, 0.5, 0]);
  });
});
