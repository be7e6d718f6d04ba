import { describe, expect, test } from 'vitest';
import { hasErrors } from '../problem/index.ts';
import { checkRoster } from './check-roster.ts';
import { missingFacts } from './missing-facts.ts';
import type { Roster } from './roster.ts';
import { enrollment, person, section, smallSchool, space, year } from './small-school.test-data.ts';

const found = (change: Partial<Roster>) => checkRoster(smallSchool(change)).map(({ severity, code }) => `${severity} ${code}`);
const base = smallSchool();
const offer = { personId: 't1', qualifications: ['Mathematics'], periodIds: ['1'], note: '', ...year };
const service = { studentId: 's1', personId: 't1', periodsPerWeek: 2, minutesPerWeek: null, delivery: 'push-in', windows: [], ...year } as const;

test('[RO17] a sound roster has no problems', () => {
  expect(checkRoster(smallSchool({ staffOffers: [offer], services: [service] }))).toEqual([]);
});

describe('[RO17] each fault has its own problem', () => {
  test.each<[string, Partial<Roster>]>([
    ['error roster.zone.unknown', { school: { ...base.school, timeZone: 'Pacific Time' } }],
    ['error roster.id-twice', { people: [...base.people, person('s1')] }],
    ['error roster.date-of-record', { spaces: [space('room-1', { from: '1 September' }), space('room-2')] }],
    ['error roster.dates-reversed', { spaces: [space('room-1', { from: '2026-09-02', until: '2026-09-01' }), space('room-2')] }],
    ['error roster.student-grade', { people: [...base.people, person('s9', 'student', { grade: 'UG' })] }],
    ['warning roster.student-without-grade', { people: [...base.people, person('s9', 'student', { grade: null })] }],
    ['warning roster.section-without-period', { sections: [...base.sections, section('club', [])] }],
    ['error roster.section-grade', { sections: [...base.sections, section('band', ['2'], { grades: ['six'] })] }],
    ['warning roster.section-seats', { spaces: [space('room-1', { seats: 1 }), space('room-2')] }],
    ['error roster.space-seats', { spaces: [...base.spaces, space('hall', { seats: 0 })] }],
    ['error roster.space-seats', { spaces: [...base.spaces, space('hall', { seats: 2.5 })] }],
    ['error roster.bell-time', { bell: [...base.bell, { periodId: '3', weekdays: [1], dayType: null, start: '9', end: '10:00' }] }],
    ['error roster.bell-order', { bell: [...base.bell, { periodId: '3', weekdays: [1], dayType: null, start: '11:00', end: '10:30' }] }],
    ['error roster.bell-weekday', { bell: [...base.bell, { periodId: '3', weekdays: [8], dayType: null, start: '11:00', end: '11:30' }] }],
    ['error roster.bell-overlap', { bell: [...base.bell, { periodId: '3', weekdays: [3], dayType: null, start: '10:20', end: '11:30' }] }],
    ['error roster.calendar-date', { calendar: [{ date: '2026-9-7', kind: 'closed', dayType: null, periodIds: null, note: '' }] }],
    ['error roster.day-type-unknown', { calendar: [{ date: '2026-09-07', kind: 'type', dayType: 'A', periodIds: null, note: '' }] }],
    ['error roster.calendar-period-unknown', { calendar: [{ date: '2026-09-07', kind: 'short', dayType: null, periodIds: ['1', '9'], note: '' }] }],
    ['warning roster.short-day-open', { calendar: [{ date: '2026-09-07', kind: 'short', dayType: null, periodIds: null, note: 'Assembly' }] }],
    ['error roster.enrollment-person', { enrollments: [...base.enrollments, enrollment('s9', 'math-1')] }],
    ['error roster.enrollment-section', { enrollments: [...base.enrollments, enrollment('s1', 'chess')] }],
    ['warning roster.section-space', { sections: [...base.sections, section('band', ['2'], { spaceId: 'hall' })] }],
    ['warning roster.section-period', { sections: [...base.sections, section('band', ['9'])] }],
    ['error roster.accommodation-adult', { accommodations: [{ studentId: 's1', kind: 'adult', personId: 'a9', ...year }] }],
    ['error roster.accommodation-space', { accommodations: [{ studentId: 's1', kind: 'space', spaceId: 'small', ...year }] }],
    ['error roster.service-adult', { services: [{ ...service, personId: 'a9' }] }],
    ['error roster.service-period', { services: [{ ...service, windows: [{ weekday: 1, periodId: '9' }] }] }],
    ['error roster.service-amount', { services: [{ ...service, minutesPerWeek: 90 }] }],
    ['error roster.service-amount', { services: [{ ...service, periodsPerWeek: null }] }],
    ['error roster.service-amount', { services: [{ ...service, periodsPerWeek: 0 }] }],
    ['warning roster.pull-out-without-window', { services: [{ ...service, delivery: 'pull-out' }] }],
    ['warning roster.offer-person', { staffOffers: [{ ...offer, personId: 't9' }] }],
    ['error roster.offer-period', { staffOffers: [{ ...offer, periodIds: ['1', '9'] }] }],
    ['warning roster.rule-without-student', { accommodations: [{ studentId: 's9', kind: 'read-aloud', ...year }] }],
    ['warning roster.rule-without-student', { keepApart: [{ studentIds: ['s1', 's9'], ...year }] }],
    ['error roster.extra-time', { accommodations: [{ studentId: 's1', kind: 'extra-time', factor: 0.5, ...year }] }],
    ['error roster.group-size', { accommodations: [{ studentId: 's1', kind: 'group-size', atMost: 0, ...year }] }],
    ['error roster.keep-apart-self', { keepApart: [{ studentIds: ['s1', 's1'], ...year }] }],
    ['error roster.person-in-two-sections', { enrollments: [...base.enrollments, enrollment('s1', 'art-1')] }],
  ])('%s', (problem, change) => {
    expect(found(change)).toEqual([problem]);
  });
});

test('[RO17] periods of different day types may share a time, those of one day may not', () => {
  const bell = [
    { periodId: 'A1', weekdays: [1], dayType: 'A', start: '08:45', end: '10:00' },
    { periodId: 'B1', weekdays: [1], dayType: 'B', start: '08:45', end: '10:00' },
  ];
  const sections = [section('x', ['A1'])];
  const only = { sections, enrollments: [], spaces: [space('room-1')] };
  expect(found({ ...only, bell })).toEqual([]);
  expect(found({ ...only, bell: [...bell, { periodId: 'C1', weekdays: [1], dayType: null, start: '09:30', end: '10:30' }] }))
    .toEqual(['error roster.bell-overlap', 'error roster.bell-overlap']);
});

test('[RO17] two sections without a room or a period clash with nothing', () => {
  expect(hasErrors(checkRoster(smallSchool({ sections: [...base.sections, section('x', []), section('y', [])] })))).toBe(false);
});

test('[RO17] a roster that is only half in is not called dangling: what is missing is asked for instead', () => {
  const half = smallSchool({ bell: [], spaces: [], calendar: [] });
  expect(checkRoster(half)).toEqual([]);
  expect(missingFacts(half).map(({ code }) => code)).toEqual(['roster.missing.bell', 'roster.missing.calendar', 'roster.missing.spaces', 'roster.missing.offers']);
});

test('[RO18] what is missing is asked for, and refuses nothing', () => {
  const empty = smallSchool({ people: [], sections: [], enrollments: [], spaces: [], bell: [] });
  expect(missingFacts(empty).map(({ code }) => code)).toEqual([
    'roster.missing.students', 'roster.missing.sections', 'roster.missing.bell', 'roster.missing.calendar', 'roster.missing.spaces', 'roster.missing.offers',
  ]);
  expect(hasErrors(missingFacts(empty))).toBe(false);
  const unstaffed = smallSchool({ enrollments: base.enrollments.filter(({ role }) => role === 'student'), sections: base.sections.map((one) => ({ ...one, spaceId: null })) });
  expect(missingFacts(unstaffed).filter(({ params }) => params['count'] === 3).map(({ code }) => code)).toEqual(['roster.missing.teachers', 'roster.missing.rooms']);
});
