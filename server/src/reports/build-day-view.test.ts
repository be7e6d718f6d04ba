import { describe, expect, test } from 'vitest';
import { shareSteps } from './adult-content.ts';
import { buildDayView } from './build-day-view.ts';
import type { Whose } from './build-day-view.ts';
import { asked, facts, plan } from './small-day.test-data.ts';
import { clockText, countSentences, instantText, why } from './wording.ts';

const quiet = { ...plan, seats: plan.seats.map((seat) => ({ ...seat, reasons: [] })) };
const viewOf = (whose: Whose, more = {}) => buildDayView(asked(whose, { plan: quiet, ...more }));
const school = () => {
  const { content } = viewOf({ view: 'school' });
  if (content.kind !== 'school') throw new Error('asked for the school');
  return content;
};

describe('buildDayView', () => {
  test('[PG2] it says which day, from what knowledge, by which model, and the nearest planned days', () => {
    expect(viewOf({ view: 'school' })).toMatchObject({
      on: '2026-09-15', isToday: true, schoolName: 'Mill Lane', modelVersions: ['small@1.0.0'], asOf: 'Tuesday 15 September, 1:00', previousOn: '2026-09-14', nextOn: '2026-09-16',
    });
    expect(viewOf({ view: 'school' }, { today: '2026-09-20', plannedDays: ['2026-09-15'] })).toMatchObject({ isToday: false, previousOn: null, nextOn: null });
  });

  test('[PG3] the school\'s counts are those of the plan', () => {
    expect(school().counts).toEqual({
      gap: null, students: 4, fallback: 1, absent: 0, adults: 2, groups: 2, biggestGroup: 3, withoutEvidence: 1,
      withTeacher: 3, withClassmates: 0, alone: 3, onScreen: 0, seats: 7, assumedPercent: 40,
    });
  });

  test('[PG3] a plan that breaks what nobody may break says so before anything else', () => {
    const { broken } = school();
    // The small day is written by hand: among other things its bell and its staff offers are empty, and the checker sees it.
    expect(broken.length).toBeGreaterThan(0);
    expect(broken.map((one) => one.constraintId)).toContain('availability');
    for (const one of broken) expect(one.sentence).toMatch(/\.$/);
  });

  test('[PG3] every seat of the plan stands on the board once, under its room and adults', () => {
    const { periods } = school();
    expect(periods.map((period) => [period.period, period.students, period.groups, period.fallback])).toEqual([['period 1', 4, 2, 1], ['period 2', 3, 1, 0]]);
    const onBoard = periods.flatMap((period) => period.stations.flatMap((station) => station.groups.flatMap((group) => group.students.map((student) => `${period.id} ${student.id}`))));
    expect(onBoard.toSorted()).toEqual(plan.seats.map((seat) => `${seat.periodId} ${seat.studentId}`).toSorted());
    expect(periods[0]?.stations.map((station) => [station.space, station.adults.map((adult) => adult.name)])).toEqual([['Library', ['Noor Cole']], ['Room 1', ['Ada Cole', 'Noor Cole']]]);
  });

  test('[PG4] an adult\'s view holds names and sentences, nothing left to look up', () => {
    const { content } = viewOf({ view: 'adult', id: 't1' });
    expect(content).toMatchObject({ kind: 'adult', adult: { id: 't1', name: 'Ada Cole' }, students: 4, groups: 2 });
    expect(JSON.stringify(content)).toContain('The last answers of Ben Moss showed a known mistake: “a rate grows by adding the same number.” What to do: draw a double number line.');
    expect(JSON.stringify(content)).toContain('Ava Moss: 3 more minutes for the exit check, 9 in all.');
  });

  test('[PG4] what holds for every group of a station is said once, above them', () => {
    const shared = shareSteps([{ id: 1, steps: ['run', 'look at Ava', 'check'] }, { id: 2, steps: ['run', 'check'] }]);
    expect(shared).toEqual({ steps: ['run', 'check'], groups: [{ id: 1, steps: ['look at Ava'] }, { id: 2, steps: [] }] });
    expect(shareSteps([{ steps: ['run'] }])).toEqual({ steps: [], groups: [{ steps: ['run'] }] });
    expect(shareSteps([])).toEqual({ steps: [], groups: [] });
  });

  test('[PG4] students of whom the same is to be said stand together, and nobody is lost', () => {
    const alike = { ...plan, seats: plan.seats.map((seat) => ({ ...seat, reasons: [{ code: 'card.fallback', params: { student: 's1' } }], isWithoutEvidence: false })) };
    const { content } = viewOf({ view: 'adult', id: 't1' }, { plan: alike, facts: { ...facts, roster: { ...facts.roster, accommodations: [], services: [] } } });
    const [group] = content.kind === 'adult' ? content.stations.flatMap((station) => station.groups) : [];
    expect(group?.students.map((entry) => entry.names.map((one) => one.name))).toEqual([['Ava Moss', 'Ben Moss', 'Dina Moss']]);
    expect(group?.size).toBe(3);
    const { content: apart } = viewOf({ view: 'adult', id: 't1' });
    expect(apart.kind === 'adult' ? apart.stations[0]?.groups[0]?.students.length : 0).toBe(3);
  });

  test('[PG5] a substitute\'s view says nothing of what anybody knows', () => {
    const text = JSON.stringify(viewOf({ view: 'substitute', id: 't1' }));
    expect(text).toContain('Sit with this group and teach it yourself.');
    expect(text).toContain('Ben Moss: read the questions aloud.');
    expect(text).not.toMatch(/mistake|no new work|number line|missed|practice|why|Evidence/);
  });

  test('[PG6] a student\'s view is in the student\'s wording and gives classmates by first name', () => {
    const { content } = viewOf({ view: 'student', id: 's1' });
    expect(content).toMatchObject({ kind: 'student', student: { name: 'Ava Moss' }, grade: '6' });
    const entries = content.kind === 'student' ? content.entries : [];
    expect(entries.map((entry) => [entry.period, entry.kind])).toEqual([['advisory', 'reserved'], ['period 1', 'meeting'], ['period 2', 'meeting'], ['period 3', 'section']]);
    expect(entries[1]).toMatchObject({ space: 'Room 1', adults: ['Ada Cole', 'Noor Cole'], partners: ['Ben M.', 'Dina M.'], activities: ['Lesson 4', 'Rate cards'], bring: [], keep: ['You have 3 more minutes for the exit check: 9 in all.', 'Noor Cole comes to help you here.'] });
    expect(entries[1]?.why.join(' ')).toContain('We have no new work from you.');
  });

  test('[PG6] nobody else\'s name stands in the pickers of a student\'s page or of a stranger\'s sheet', () => {
    for (const whose of [{ view: 'student', id: 's1' }, { view: 'substitute', id: 't1' }] as const) {
      expect(viewOf(whose)).toMatchObject({ adults: [], students: [] });
    }
    expect(viewOf({ view: 'school' }).adults.map((adult) => adult.name)).toEqual(['Ada Cole', 'Noor Cole', 'Raj Cole']);
    expect(viewOf({ view: 'adult', id: 't1' }).students).toHaveLength(5);
  });

  test('[PG6] fallback is said honestly to the student', () => {
    const { content } = viewOf({ view: 'student', id: 's3' });
    expect(JSON.stringify(content)).toContain('We found no lesson place for you this time.');
  });

  test('[PG2] an id that nobody has, or that somebody of another role has, is refused by name', () => {
    expect(() => viewOf({ view: 'student', id: 'x' })).toThrow(/page\.unknown-student.*"x"/);
    expect(() => viewOf({ view: 'student', id: 't1' })).toThrow(/page\.unknown-student/);
    expect(() => viewOf({ view: 'adult', id: 's1' })).toThrow(/page\.unknown-adult/);
    const left = { ...facts, roster: { ...facts.roster, people: facts.roster.people.map((person) => ({ ...person, until: '2026-09-01' })) } };
    expect(() => viewOf({ view: 'student', id: 's1' }, { facts: left })).toThrow(/page\.unknown-student/);
  });

  test('[PG2] it survives being stored and sent as JSON', () => {
    for (const whose of [{ view: 'school' }, { view: 'adult', id: 't1' }, { view: 'substitute', id: 't1' }, { view: 'student', id: 's1' }] as const) {
      const view = viewOf(whose);
      expect(JSON.parse(JSON.stringify(view))).toEqual(view);
    }
  });
});

describe('wording', () => {
  const wording = { locale: 'en', names: asked({ view: 'school' }).names, gaps: 'throw' } as const;

  test('[PG6] why is three sentences at most, the first ones, each once', () => {
    const absent = { code: 'card.without-evidence', params: { student: 's1' } };
    const fallback = { code: 'card.fallback', params: { student: 's1' } };
    const tool = { code: 'keep.read-aloud', params: { student: 's1' } };
    for (const reasons of [[absent, fallback], [tool, absent, fallback], [fallback, tool, tool, tool], [tool, tool]]) {
      const said = why(wording, 'student', reasons);
      expect(said.map(countSentences).reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(3);
      expect(new Set(said).size).toBe(said.length);
      expect(said.length).toBeGreaterThan(0);
    }
    expect(why(wording, 'student', [])).toEqual([]);
  });

  test('[PG6] a stop inside a code ends no sentence', () => {
    expect(['6.RP.A.3 is next.', 'Passed Unit rates (M6.R4) on Monday. Now go on.', 'Go on'].map(countSentences)).toEqual([1, 2, 1]);
  });

  test('[PG2] an instant is told by the school\'s clock', () => {
    expect(instantText('en', '2026-09-15T07:00:00.000Z', 'America/Los_Angeles')).toBe('Tuesday 15 September, 0:00');
    expect(instantText('en', '2026-09-15T03:30:00.000Z', 'America/Los_Angeles')).toBe('Monday 14 September, 20:30');
  });

  test('[PG2] minutes are told as a clock', () => {
    expect([clockText(525), clockText(815), clockText(600)]).toEqual(['8:45', '13:35', '10:00']);
  });
});
