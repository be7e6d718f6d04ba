import { expect, test } from 'vitest';
import { indexAvailability, isAvailable } from './availability.ts';
import type { Unavailability } from './roster.ts';

const on = '2026-09-15';
const person = (id: string) => ({ kind: 'person', id }) as const;
const availability: readonly Unavailability[] = [
  { subject: person('s1'), on, periodIds: null, reason: 'ill' },
  { subject: person('s2'), on, periodIds: ['1', '2'], reason: 'late' },
  { subject: { kind: 'space', id: 'room-1' }, on, periodIds: ['3'], reason: 'painting' },
  { subject: person('s3'), on: '2026-09-16', periodIds: null, reason: 'trip' },
];
const ask = (subject: Unavailability['subject'], periodId: string) => isAvailable({ subject, on, periodId, availability });

test('[RO12] whoever is away the whole day is away in every period, with the reason given', () => {
  expect(ask(person('s1'), '1')).toEqual({ isAvailable: false, reason: 'ill' });
  expect(ask(person('s1'), '6')).toEqual({ isAvailable: false, reason: 'ill' });
});

test('[RO12] whoever comes late misses only the periods named', () => {
  expect([ask(person('s2'), '2').isAvailable, ask(person('s2'), '3').isAvailable]).toEqual([false, true]);
});

test('[RO12] another day, and a room with a person\'s id, say nothing about the person today', () => {
  expect(ask(person('s3'), '1')).toEqual({ isAvailable: true });
  expect(ask(person('room-1'), '3')).toEqual({ isAvailable: true });
  expect(ask({ kind: 'space', id: 'room-1' }, '3')).toEqual({ isAvailable: false, reason: 'painting' });
});

test('[RO12] two notes about one person both count', () => {
  const answer = indexAvailability([...availability, { subject: person('s2'), on, periodIds: ['6'], reason: 'dentist' }], on);
  expect([answer(person('s2'), '1'), answer(person('s2'), '6'), answer(person('s2'), '5')])
    .toEqual([{ isAvailable: false, reason: 'late' }, { isAvailable: false, reason: 'dentist' }, { isAvailable: true }]);
});
