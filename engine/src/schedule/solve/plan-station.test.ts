import { describe, expect, test } from 'vitest';
import { compile } from '../index.ts';
import { lesson, modality, plannedDay, alone } from '../planned-day.test-data.ts';
import type { DayParts } from '../planned-day.test-data.ts';
import { all } from '../constraints/biting-days.test-data.ts';
import type { PaperStation, StationOffer } from './paper-station.ts';
import { planStation } from './plan-station.ts';
import { layOut } from './puzzle.ts';
import { emptyState } from './state.ts';

const pairs = modality('pairs', { groupSize: { min: 2, max: 3 }, groupsPerStation: 2 });
const paperFor = (students: DayParts['students'], offer: Partial<StationOffer>, more: Partial<DayParts> = {}): PaperStation | undefined => {
  const state = emptyState(layOut(compile(plannedDay({ students, modalities: [lesson, alone, pairs], ...more }))));
  return planStation(state, { period: 0, last: 0, kind: 0, space: 0, adults: [0], station: null, share: 0, company: null, fromRank: -Infinity, forced: null, mayDisturb: true, ...offer });
};
/** Groups as "competency: students". */
const shown = (paper: PaperStation | undefined) => paper?.groups.map(({ task, seats }) => {
  const { instance } = paper.state.puzzle;
  return `${instance.tasks[task]?.competencyId ?? 'fallback'}: ${seats.map(({ demand }) => instance.students[demand]?.id).join(' ')}`;
});

describe('a station filled on paper', () => {
  const half = { ...all(['s1', 's2', 's3'], { 'ratio/lesson': 90, 'ratio/pairs': 90, 'rates/alone': 60 }), ...all(['s4', 's5'], { 'rates/lesson': 95, 'rates/pairs': 95, 'ratio/alone': 70, 'rates/alone': 40 }) };

  test('[SC63] one group: the one whose students gain most together', () => {
    expect(shown(paperFor(half, { kind: 0 }))).toEqual(['ratio: s1 s2 s3']);
    // What each had before was no place, which counts as fallback.
    const paper = paperFor(half, { kind: 0 });
    expect(paper?.gain).toBe(3 * (90 + (paper?.state.puzzle.instance.prices.fallback ?? Number.NaN)));
  });

  test('[SC63] several groups: one after another, as many as the station may hold', () => {
    expect(shown(paperFor(half, { kind: 2 }))).toEqual(['ratio: s1 s2 s3', 'rates: s4 s5']);
  });

  test('[SC63] work alone: what is best for each', () => {
    expect(shown(paperFor(half, { kind: 1 }))).toEqual(['ratio: s4 s5', 'rates: s1 s2 s3']);
  });

  test('[SC63] what a seat is worth elsewhere leaves out who gains little; otherwise the room fills', () => {
    const mixed = { ...all(['s1', 's2'], { 'ratio/lesson': 90, 'rates/alone': 100 }), ...all(['s3'], { 'ratio/lesson': 30, 'rates/alone': 100 }) };
    expect(shown(paperFor(mixed, { share: 0.5 }))).toEqual(['ratio: s1 s2']);
    expect(shown(paperFor(mixed, { share: 0.1 }))).toEqual(['ratio: s1 s2 s3']);
  });

  test('[SC63] no more students than seats, those who gain most first', () => {
    const mixed = { ...all(['s1', 's2'], { 'ratio/lesson': 60 }), ...all(['s3'], { 'ratio/lesson': 90 }) };
    expect(shown(paperFor(mixed, {}, { spaces: { r1: { seats: 2 } } }))).toEqual(['ratio: s3 s1']);
  });

  test('[SC63] nobody beside somebody to keep apart from', () => {
    const apart = { roster: { keepApart: [{ studentIds: ['s1', 's2'] as const, from: '2026-08-31', until: null }] } };
    expect(shown(paperFor(half, { kind: 2 }, apart))).toEqual(['rates: s4 s5', 'ratio: s1 s3']);
    expect(shown(paperFor(half, { kind: 1 }, apart))).toEqual(['ratio: s4 s5', 'rates: s1 s3']);
  });

  test('[SC63] the student it opens for is in it, or it does not open', () => {
    expect(shown(paperFor(half, { kind: 0, forced: 3 }))).toEqual(['rates: s4 s5']);
    expect(paperFor({ ...half, s6: { wants: { 'ratio/alone': 50 } } }, { kind: 0, forced: 5 })).toBeUndefined();
  });

  test('[SC63] a group that is too small is paid for, so that it opens only where it is worth that', () => {
    expect(paperFor({ s1: { wants: { 'ratio/lesson': 90 } } }, {})).toBeUndefined();
    expect(shown(paperFor({ s1: { wants: { 'ratio/lesson': 90 } } }, { forced: 0 }))).toEqual(['ratio: s1']);
  });

  test('[SC16] one young student lowers what the adult may have; older ones alone fill the room', () => {
    const ages = { ...all(['s1', 's2', 's3'], { 'ratio/lesson': 60 }), young: { grade: '04', wants: { 'ratio/lesson': 90 } } };
    const ratio = [{ throughGrade: '05', students: 2 }, { throughGrade: '08', students: 3 }];
    const more = { modalities: [{ ...lesson, adult: { ...lesson.adult, ratio } }], grades: { ratio: '05' } };
    expect(shown(paperFor(ages, {}, more))).toEqual(['ratio: young s1']);
    expect(shown(paperFor(ages, { fromRank: 6 }, more))).toEqual(['ratio: s1 s2 s3']);
  });

  test('[SC63] fallback takes whoever has no place, as one group', () => {
    expect(shown(paperFor(half, { kind: 3, forced: 0 }, { fallback: { title: 'Study place', spaceKinds: ['classroom'], studentsPerAdult: 3 } }))).toEqual(['fallback: s1 s2 s3']);
  });
});
