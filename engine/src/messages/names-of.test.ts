import { describe, expect, test } from 'vitest';
import type { CompetencyGraph } from '../competency/index.ts';
import type { Roster } from '../roster/index.ts';
import { namesOf } from './names-of.ts';

const open = { from: '2026-08-01', until: null } as const;
const person = { ...open, grade: null, identifiers: {} } as const;
const roster: Roster = {
  school: { id: 'o', name: 'School', kind: 'school', parentId: null, timeZone: 'UTC' },
  organizations: [], sections: [], enrollments: [], bell: [], calendar: [], staffOffers: [], accommodations: [], services: [], keepApart: [],
  people: [
    { ...person, id: 's1', role: 'student', givenName: 'Ava', familyName: 'Moss' },
    { ...person, id: 't1', role: 'teacher', givenName: 'Ben', familyName: 'Alvarez' },
  ],
  spaces: [{ ...open, id: 'r1', name: 'Room 204', kind: 'classroom', seats: 30, zone: 'north' }],
};
const competency = { statement: '', kind: 'standard', grades: ['06'], frameworkId: 'f' } as const;
const graph: CompetencyGraph = {
  frameworks: [],
  competencies: new Map([
    ['c1', { ...competency, id: 'c1', code: '6.RP.A.2', title: 'Unit rates' }],
    ['c2', { ...competency, id: 'c2', code: '6.NS.A.1', title: '6.NS.A.1' }],
  ]),
  findByCode: () => undefined,
  selectCompetency: () => { throw new Error('not asked for'); },
  prerequisitesOf: () => [], successorsOf: () => [], parentOf: () => undefined, childrenOf: () => [], matchesOf: () => [], countOf: () => 0,
};
const names = namesOf({ roster, graph, models: [] });
const staff = { audience: 'staff', locale: 'en' } as const;
const student = { audience: 'student', locale: 'en' } as const;

describe('namesOf', () => {
  test('[ME2] staff read a competency with its code, a student its title; a title that is the code is not said twice', () => {
    expect(names.competency('c1', staff)).toBe('Unit rates (6.RP.A.2)');
    expect(names.competency('c1', student)).toBe('Unit rates');
    expect(names.competency('c2', staff)).toBe('6.NS.A.1');
  });

  test('[ME2] a competency that has only a code is called by the title of one that says the same thing', () => {
    const matched = namesOf({ roster, graph: { ...graph, matchesOf: (id) => (id === 'c2' ? ['c1'] : []) }, models: [] });
    expect(matched.competency('c2', student)).toBe('Unit rates');
    expect(matched.competency('c2', staff)).toBe('Unit rates (6.NS.A.1)');
  });

  test('[ME2] a student is a given name to a student and a full name to staff; an adult is a full name to everybody', () => {
    expect(names.student('s1', student)).toBe('Ava');
    expect(names.student('s1', staff)).toBe('Ava Moss');
    expect(names.adult('t1', student)).toBe('Ben Alvarez');
  });

  test('[ME2] a numbered period is called by its number, a named one by its name', () => {
    expect(names.period('3', student)).toBe('period 3');
    expect(names.period('p3', student)).toBe('period 3');
    expect(names.period('advisory', student)).toBe('advisory');
    expect(names.period('3', { ...student, locale: 'ar-XB' })).toMatch(/ƥéŕíóď.*3/);
  });

  test('[ME2] what nobody knows has no name', () => {
    expect([names.student('x', staff), names.adult('x', staff), names.space('x', staff), names.competency('x', staff)]).toEqual([undefined, undefined, undefined, undefined]);
    expect(names.space('r1', student)).toBe('Room 204');
  });
});
