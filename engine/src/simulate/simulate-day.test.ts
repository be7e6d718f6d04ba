import { beforeAll, describe, expect, test } from 'vitest';
import { buildGraph } from '../competency/index.ts';
import { admit } from '../evidence/index.ts';
import type { Evidence } from '../evidence/index.ts';
import { judge, selectMethod, studentMastery } from '../mastery/index.ts';
import type { Judgement } from '../mastery/index.ts';
import type { AdoptedModel } from '../model/index.ts';
import { indexModel, optionsFor, pastMeetings } from '../path/index.ts';
import type { Option } from '../path/index.ts';
import { addDays, weekdayOf } from '../roster/index.ts';
import type { SchoolDate, SchoolDay } from '../roster/index.ts';
import type { DayPlan } from '../schedule/index.ts';
import { learnIn } from './learn.ts';
import { simulateAbsences, simulateDay } from './simulate-day.ts';
import { createSmallModel, smallFramework } from './small-model.test-data.ts';
import { skillOn, startTruth } from './truth.ts';
import type { Truth } from './truth.ts';

const { graph } = buildGraph([smallFramework]);
const adopted: AdoptedModel = createSmallModel();
const { mastery: policy, path } = adopted.model.instruction;
const dateOf = (at: string) => at.slice(0, 10);
const students = Array.from({ length: 24 }, (_, i) => ({ id: `s${i}`, grade: ['05', '06', '07'][i % 3] ?? null }));

const dayOn = (on: SchoolDate): SchoolDay => ({
  on, weekday: weekdayOf(on), dayType: null, isOpen: true, note: '',
  periods: [{ id: '1', startMinute: 540, endMinute: 587, minutes: 47, startsAt: `${on}T09:00:00.000Z`, endsAt: `${on}T09:47:00.000Z` }],
});

/** A school with a teacher and a room for everybody: each student does what is best for them. The real schedule is another stage. */
function planOf(on: SchoolDate, best: readonly Option[]): DayPlan {
  const meetings = best.map((option) => ({
    id: option.id, stationId: `st-${option.id}`, purpose: option.purpose, competencyId: option.competencyId, modalityId: option.modalityId,
    activityIds: option.activityIds, exitCheckId: option.exitCheckId,
  }));
  return {
    on, asOf: `${on}T00:00:00.000Z`, seed: 1, iterations: 0, instanceHash: '', modelVersions: {}, approvals: [], value: 0, gap: null, assumedShare: 0, meetings,
    stations: best.map(({ id, modalityId }) => ({ id: `st-${id}`, periodId: '1', spaceId: 'r', adultIds: ['t1'], modalityId, adoptionId: 'ad' })),
    seats: best.map((option) => ({ ...option, meetingId: option.id })),
  };
}

type Year = { readonly evidence: Evidence[]; readonly judgements: Judgement[]; readonly plans: DayPlan[]; truth: Truth; readonly days: SchoolDate[] };

/** The loop as day.ts runs it, without the schedule. */
function live(schoolDays: number, seed: number, who = students, weights: Readonly<Record<string, number>> = {}): Year {
  const index = indexModel({ adopted: { ...adopted, model: { ...adopted.model, instruction: { ...adopted.model.instruction, path: { ...path, weights } } } }, graph });
  const year: Year = { evidence: [], judgements: [], plans: [], truth: startTruth({ students: who, seed }), days: [] };
  for (let on = '2026-09-01'; year.days.length < schoolDays; on = addDays(on, 1)) {
    if (weekdayOf(on) > 5) continue;
    const absent = new Set(simulateAbsences({ truth: year.truth, on }).map(({ subject }) => subject.id));
    const past = pastMeetings({ history: year.plans, adoptionId: 'ad' });
    const best = who.filter(({ id }) => !absent.has(id)).flatMap((student) => {
      const mastery = studentMastery({ student, evidence: year.evidence, judgements: year.judgements, policy, method: selectMethod(policy), graph, asOf: `${on}T00:00:00.000Z`, dateOf });
      return optionsFor({
        student, periods: [{ id: '1', minutes: 47 }], index, mastery, past: past.get(student.id) ?? [], round: null, on, accommodations: [],
        lastSchoolDay: year.days.at(-1) ?? null, wasPresentLastDay: true,
      }).options.slice(0, 1);
    });
    const plan = planOf(on, best);
    const lived = simulateDay({ plan, day: dayOn(on), models: [adopted], graph, truth: year.truth });
    year.truth = lived.truth;
    year.plans.push(plan);
    year.evidence.push(...lived.evidence);
    year.judgements.push(...judge({ evidence: year.evidence, previous: year.judgements, policy, dateOf }));
    year.days.push(on);
  }
  return year;
}

describe('twenty simulated days', () => {
  let year: Year;
  beforeAll(() => { year = live(20, 7); });

  test('[SI2] the evidence passes the gate as a school\'s tools would send it, with ids of its own', () => {
    const { accepted, problems } = admit({ evidence: year.evidence, students: new Set(students.map(({ id }) => id)), graph, sources: adopted.model.technology.evidenceSources });
    expect(problems).toEqual([]);
    expect(accepted.length).toBe(year.evidence.length);
    expect(new Set(year.evidence.map(({ id }) => id)).size).toBe(year.evidence.length);
    expect(year.evidence.length).toBeGreaterThan(20 * 24 * 3);
  });

  test('[SI2] answers fall inside the period of the meeting, at its end, in the order of the questions', () => {
    for (const task of Map.groupBy(year.evidence, ({ taskId }) => taskId).values()) {
      expect(task.length).toBe(5);
      expect(task.map(({ occurredAt }) => occurredAt)).toEqual(task.map(({ occurredAt }) => occurredAt).toSorted());
      for (const { occurredAt, recordedAt } of task) {
        const time = occurredAt.slice(11, 16);
        expect(time >= '09:41' && time < '09:47' && recordedAt >= occurredAt, occurredAt).toBe(true);
      }
    }
  });

  test('[SI3] students pass, miss, and reach secure; nobody is always right', () => {
    const levels = Map.groupBy(year.judgements, ({ level }) => level);
    expect(levels.get('provisional')?.length ?? 0).toBeGreaterThan(24);
    expect(levels.get('secure')?.length ?? 0).toBeGreaterThan(3);
    const right = year.evidence.filter(({ result }) => result.kind === 'score' && result.score === 1).length / year.evidence.length;
    expect(right).toBeGreaterThan(0.4);
    expect(right).toBeLessThan(0.9);
    expect(year.evidence.some(({ help }) => help === 'hint')).toBe(true);
    expect(year.evidence.some(({ misconceptionIds }) => misconceptionIds.length > 0)).toBe(true);
  });

  test('[SI3] what was judged passed is truly known better than what was not', () => {
    const skills = (ids: readonly (readonly [string, string])[]) => {
      const all = ids.map(([studentId, competencyId]) => {
        const student = year.truth.students.get(studentId);
        return student === undefined ? 0 : skillOn({ truth: year.truth, student, competencyId, on: year.days.at(-1) ?? '', graph });
      });
      return all.reduce((sum, skill) => sum + skill, 0) / all.length;
    };
    const passed = new Set(year.judgements.map(({ studentId, competencyId }) => JSON.stringify([studentId, competencyId])));
    const missed = new Set(year.evidence.map(({ studentId, competencyIds }) => JSON.stringify([studentId, competencyIds[0]])).filter((key) => !passed.has(key)));
    const pairs = (keys: ReadonlySet<string>) => [...keys].map((key): readonly [string, string] => { const [a, b]: readonly string[] = JSON.parse(key); return [a ?? '', b ?? '']; });
    expect(skills(pairs(passed))).toBeGreaterThan(skills(pairs(missed)) + 0.7);
  });

  test('[SI6] what was passed once is shown in another kind of task, never by the exit check again', () => {
    const stages = new Map<string, Option['stage'] | null>(year.plans.flatMap(({ on, seats }) => seats.map(({ studentId, periodId, stage }) => [`${on}/${periodId}/${studentId}`, stage] as const)));
    const kindsIn = (stage: string) => [...new Set(year.evidence.filter(({ taskId }) => stages.get(taskId ?? '') === stage).map(({ kind }) => kind))].toSorted();
    expect(kindsIn('practice')).toEqual(['observation', 'quiz']);
    expect(kindsIn('new')).toEqual(['exit-check']);
  });

  /** How often a level was reached in each of the four weeks. */
  const byWeek = ({ judgements, days }: Year, level: Judgement['level']) => [0, 5, 10, 15].map((day) =>
    judgements.filter((one) => one.level === level && one.on >= (days[day] ?? '') && one.on <= (days[day + 4] ?? '')).length);
  const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);

  test('[SI6] what is secure grows in every week, to more than two for each student, and for nearly every student', () => {
    const secure = byWeek(year, 'secure');
    expect(Math.min(...secure)).toBeGreaterThanOrEqual(8);
    expect(sum(secure) / students.length).toBeGreaterThan(2);
    expect(new Set(year.judgements.filter(({ level }) => level === 'secure').map(({ studentId }) => studentId)).size).toBeGreaterThan(0.9 * students.length);
  });

  test('[SI6] coming back takes a share of each round; new work keeps the most of it, and levels from it come every week as before', () => {
    for (const round of [year.plans.slice(0, 10), year.plans.slice(10)]) {
      const seats = round.flatMap((plan) => plan.seats);
      const share = seats.filter(({ stage }) => stage !== 'new').length / seats.length;
      expect(share).toBeGreaterThan(0.15);
      expect(share).toBeLessThan(0.35);
    }
    const passed = byWeek(year, 'provisional');
    expect(Math.min(...passed)).toBeGreaterThan(0.7 * Math.max(...passed));
  });

  test('[SI6] without the worth of confirming clearly less becomes secure, and hardly more is passed in its place', () => {
    const without = live(20, 7, students, { confirm: 0 });
    expect(sum(byWeek(year, 'secure'))).toBeGreaterThan(1.3 * sum(byWeek(without, 'secure')));
    expect(sum(byWeek(year, 'provisional'))).toBeGreaterThan(0.85 * sum(byWeek(without, 'provisional')));
  });

  test('[SI4] some checks never come, some students stay at home, and neither leaves a trace of a miss', () => {
    const seats = year.plans.flatMap(({ seats }) => seats);
    expect(seats.length).toBeLessThan(20 * 24);
    const tasks = new Set(year.evidence.map(({ taskId }) => taskId));
    expect(tasks.size).toBeLessThan(seats.length);
    expect(tasks.size).toBeGreaterThan(0.85 * seats.length);
  });

  test('[SI1] the same seed lives the same days, and one student more changes nobody else\'s truth or chance', () => {
    const again = live(4, 7);
    const short = live(4, 7);
    expect(again.evidence).toEqual(short.evidence);
    const more = live(4, 7, [...students, { id: 'new', grade: '06' }]);
    expect(more.evidence.filter(({ studentId }) => studentId !== 'new')).toEqual(again.evidence);
    expect(live(2, 8).evidence).not.toEqual(live(2, 7).evidence);
  });
});

describe('the hidden truth', () => {
  const truth = startTruth({ students: [{ id: 'a', grade: '06' }], seed: 3 });
  const [student] = [...truth.students.values()];
  const skill = (competencyId: string, on: SchoolDate, who = student) => (who === undefined ? 0 : skillOn({ truth, student: who, competencyId, on, graph }));
  const [lesson, , sheet] = adopted.model.practice.modalities;
  const learnt = (competencyId: string, modality = lesson, minutes = 30) => {
    if (student === undefined || modality === undefined) throw new Error('no student or modality');
    return learnIn({ truth, student, competencyId, modality, adultId: 't1', minutes, on: '2026-09-01', graph });
  };

  test('[SI5] a meeting adds skill, a longer one more, and the truth before is left as it was', () => {
    const before = skill('06r1', '2026-09-01');
    expect(skill('06r1', '2026-09-01', learnt('06r1'))).toBeGreaterThan(before);
    expect(skill('06r1', '2026-09-01', learnt('06r1', lesson, 60))).toBeGreaterThan(skill('06r1', '2026-09-01', learnt('06r1')));
    expect(skill('06r1', '2026-09-01')).toBe(before);
  });

  test('[SI5] the form of instruction matters: new work is learnt better with a teacher than alone on a sheet', () => {
    const gain = (modality = lesson) => learnt('07r3', modality).gains.get('07r3')?.gain ?? 0;
    expect(gain(lesson)).toBeGreaterThan(gain(sheet));
  });

  test('[SI5] what is not used fades, and never below what the student came with', () => {
    const after = learnt('06g1');
    const days = ['2026-09-01', '2026-09-08', '2026-10-01', '2027-06-01'].map((on) => skill('06g1', on, after));
    days.slice(1).forEach((skillThen, i) => expect(skillThen).toBeLessThan(days[i] ?? 0));
    expect(days.at(-1)).toBeGreaterThan(skill('06g1', '2027-06-01'));
  });

  test('[SI5] last year\'s work is mostly known, next year\'s mostly not', () => {
    const many = startTruth({ students: Array.from({ length: 200 }, (_, i) => ({ id: `m${i}`, grade: '06' })), seed: 3 });
    const mean = (competencyId: string) => [...many.students.values()].reduce((sum, one) => sum + skillOn({ truth: many, student: one, competencyId, on: '2026-09-01', graph }), 0) / 200;
    expect(mean('05g1')).toBeGreaterThan(0);
    expect(mean('07g1')).toBeLessThan(-1);
  });

  test('[SI4] absence follows each student\'s own rate, most a few days a year', () => {
    const many = startTruth({ students: Array.from({ length: 100 }, (_, i) => ({ id: `m${i}`, grade: '06' })), seed: 5 });
    const days = Array.from({ length: 60 }, (_, i) => simulateAbsences({ truth: many, on: addDays('2026-09-01', i) }));
    const share = days.flat().length / (100 * 60);
    expect(share).toBeGreaterThan(0.01);
    expect(share).toBeLessThan(0.1);
    expect(days[0]?.every(({ subject, on, periodIds }) => subject.kind === 'person' && on === '2026-09-01' && periodIds === null)).toBe(true);
  });
});
