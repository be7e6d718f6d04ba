import { describe, expect, test } from 'vitest';
import { adultCard } from './adult-card.ts';
import { facts, plan } from './small-day.test-data.ts';
import { substituteSheet } from './substitute-sheet.ts';

const card = adultCard({ plan, facts, adultId: 't1' });
const sheet = substituteSheet(card);

describe('substituteSheet', () => {
  test('[IN14] a stranger can run the room: names, place, time, materials, how, the check, what must be kept, what to copy', () => {
    expect(sheet.stations.map((station) => [station.periodId, station.spaceId, station.startMinute])).toEqual([['1', 'r1', 520], ['2', 'r1', 580]]);
    expect(sheet.stations[0]?.groups[0]).toMatchObject({ title: 'Unit rates', modalityId: 'small-group', studentIds: ['s1', 's2', 's4'], materials: ['Lesson 4', 'Rate cards'] });
    expect(sheet.stations[0]?.groups[0]?.steps.map((step) => step.code)).toEqual(['step.run-teaches', 'step.exit-check']);
    expect(sheet.stations[0]?.groups[0]?.keep.map((reason) => reason.code)).toContain('keep.read-aloud');
    expect(sheet.copies).toEqual(card.copies);
    expect(sheet.fixed).toEqual(card.fixed);
  });

  test('[IN14] it holds no reason, no cause, no level and no word on anybody\'s evidence', () => {
    // The card does hold them, so that the absence below means something.
    expect(JSON.stringify(card)).toMatch(/x\.why/);
    expect(JSON.stringify(card)).toMatch(/double number line/);
    expect(JSON.stringify(card)).toMatch(/step\.without-evidence/);
    expect(JSON.stringify(sheet)).not.toMatch(/x\.why|cause|check-first|without-evidence|isWithoutEvidence|number line|reasons|practice|review|level/i);
  });

  test('[IN14] a step or a field that is new on the card stays off the sheet until it is let in', () => {
    const station = card.stations[0];
    const group = station?.groups[0];
    if (station === undefined || group === undefined) throw new Error('the fixture has a first group');
    const secret = { ...group, steps: [{ code: 'step.secret', params: {} }], secret: 'level' };
    expect(JSON.stringify(substituteSheet({ ...card, stations: [{ ...station, groups: [secret] }] }))).not.toMatch(/secret/);
  });
});
