import { describe, expect, test } from 'vitest';
import { checkSolution, compile, displacedBy, keepPlan, keepReasons, listChanges, plannedOptions, repairPlan, solve, stayPoints, toDayPlan, verifyDay } from '../index.ts';
import type { DayPlan, Lock } from '../index.ts';
import type { DayFacts } from '../day-facts.ts';
import type { Option } from '../../path/index.ts';
import { alone, lesson, plannedDay, tuesday } from '../planned-day.test-data.ts';
import { randomSchool } from '../random-school.test-data.ts';
import type { RepairSearch } from './repair-plan.ts';
import { withStay } from './stay.ts';

const search: RepairSearch = async ({ instance, ...budget }) => solve(instance, budget);
const asOf = '2026-09-14T20:00:00.000Z';

function planOf(facts: DayFacts, options: readonly Option[], iterations = 150): DayPlan {
  const instance = compile({ facts, options });
  return toDayPlan({ facts, options, instance, solution: solve(instance, { seed: 1, iterations }), seed: 1, asOf, modelVersions: {} });
}

async function repaired(facts: DayFacts, offered: readonly Option[], plan: DayPlan, iterations = 100) {
  const options = [...offered, ...plannedOptions(plan, offered)];
  const instance = compile({ facts, options });
  const kept = keepPlan(instance, plan);
  const done = await repairPlan({ instance, kept, seed: 1, iterations, search });
  const named = (solution: typeof done.solution) => toDayPlan({ facts, options, instance, solution, seed: 1, asOf, modelVersions: {} });
  return { ...done, instance, kept, displaced: displacedBy(instance, kept), first: named(done.first), plan: named(done.solution), firstSolution: done.first };
}

function away(facts: DayFacts, ids: readonly string[], kind: 'person' | 'space' = 'person'): DayFacts {
  return { ...facts, availability: [...facts.availability, ...ids.map((id) => ({ subject: { kind, id }, on: tuesday, periodIds: null, reason: 'ill' }))] };
}

const students = Object.fromEntries(Array.from({ length: 24 }, (_, index) => [`s${String(index).padStart(2, '0')}`, {
  wants: { 'ratio/lesson': index % 2 === 0 ? 90 : 30, 'rates/lesson': index % 2 === 0 ? 30 : 90, 'ratio/alone': 50, 'rates/alone': 50 },
}]));
const school = plannedDay({ students, modalities: [lesson, alone], adults: { t1: {}, t2: {}, t3: {} }, spaces: { r1: {}, r2: {}, r3: {} } });

describe('repair', () => {
  test('[SC84] where nothing happened, nothing changes', async () => {
    const plan = planOf(school.facts, school.options);
    const done = await repaired(school.facts, school.options, plan);
    expect(listChanges({ facts: school.facts, before: plan, after: done.first })).toEqual([]);
    expect(done.displaced.size).toBe(0);
  });

  test('[SC81] [SC84] a free teacher takes over: students keep lesson and room, and everybody is told why', async () => {
    const plan = planOf(school.facts, school.options);
    const [gone] = plan.stations.find(({ modalityId }) => modalityId === 'lesson')?.adultIds ?? [];
    const facts = away(school.facts, [gone ?? '']);
    const done = await repaired(facts, school.options, plan);
    for (const after of [done.first, done.plan]) {
      expect(verifyDay({ facts, plan: after })).toEqual([]);
      const changes = listChanges({ facts, before: plan, after });
      const ofStudents = changes.filter(({ who }) => who === 'student');
      expect(ofStudents.length).toBeGreaterThan(0);
      for (const change of ofStudents) expect(change).toMatchObject({ kind: 'adult', because: { code: 'repair.adult-away', params: { adult: gone } } });
      expect(changes.find(({ personId }) => personId === gone)).toMatchObject({ kind: 'went', because: { code: 'repair.is-away' } });
    }
  });

  test('[SC80] [SC85] whatever is away or closed, whoever keeps a place keeps it in the first answer, and no limit is broken that a new plan would keep', async () => {
    for (let seed = 1; seed <= 4; seed += 1) {
      const { facts: before, options } = randomSchool(seed);
      const plan = planOf(before, options, 60);
      const out = [before.roster.staffOffers[2]?.personId ?? '', ...plan.seats.slice(0, 2).map(({ studentId }) => studentId)];
      const facts = away(away(before, out), [plan.stations[0]?.spaceId ?? ''], 'space');
      const offered = options.filter(({ studentId }) => !out.includes(studentId));
      const done = await repaired(facts, offered, plan);
      const anew = planOf(facts, offered, 200);
      const broken = (day: DayPlan) => verifyDay({ facts, plan: day }).filter(({ tier }) => tier === 'never').length;
      expect(broken(done.plan), `seed ${seed}`).toBeLessThanOrEqual(broken(anew));
      const affected = new Set([...done.displaced].map((demand) => `${done.instance.students[done.instance.demands[demand]?.student ?? -1]?.id} ${done.instance.periods[done.instance.demands[demand]?.period ?? -1]?.id}`));
      for (const change of listChanges({ facts, before: plan, after: done.first })) {
        if (change.who === 'student' && change.kind !== 'went') expect(affected, `seed ${seed}: ${JSON.stringify(change)}`).toContain(`${change.personId} ${change.periodId}`);
      }
    }
  });

  test('[SC82] the search after it does not lose to the first answer, and counts what staying is worth', async () => {
    for (let seed = 30; seed <= 31; seed += 1) {
      const { facts: before, options } = randomSchool(seed);
      const plan = planOf(before, options, 60);
      const facts = away(before, [before.roster.staffOffers[3]?.personId ?? '']);
      const { instance, kept, displaced, staying, solution, firstSolution, objective } = await repaired(facts, options, plan);
      const first = solve(instance, { seed: 1, iterations: 0, start: firstSolution });
      expect(objective, `seed ${seed}`).toBeGreaterThanOrEqual(checkSolution(staying, first).score - 1e-6);
      expect(checkSolution(instance, solution).score).toBeCloseTo(solution.score, 6);
      const placesIn = (station: (typeof kept.stations)[number]) => station.groups.flatMap(({ task, seats }) => seats.map(({ demand }) => [demand, { task, adult: station.adults[0] }] as const));
      const [old, now] = [new Map(kept.stations.flatMap(placesIn)), new Map(solution.stations.flatMap(placesIn))];
      const own = [...old].map(([demand, { task, adult }]) => {
        const isLesson = task >= 0 && now.get(demand)?.task === task;
        return !isLesson ? 0 : displaced.has(demand) ? stayPoints.displaced : stayPoints.unaffected - (now.get(demand)?.adult === adult ? 0 : stayPoints.adult);
      });
      expect(solution.score + own.reduce((sum, points) => sum + points, 0), `seed ${seed}`).toBeCloseTo(objective, 6);
    }
  });

  test('[SC86] a promised place is kept although the path would no longer offer it', async () => {
    const plan = planOf(school.facts, school.options);
    const mine = plan.seats[0];
    const offered = school.options.filter(({ studentId }) => studentId !== mine?.studentId);
    const done = await repaired(school.facts, offered, plan);
    expect(done.plan.seats.find(({ studentId }) => studentId === mine?.studentId)).toMatchObject({ meetingId: mine?.meetingId, value: mine?.value });
  });

  test('[SC79] whoever keeps their place in the first answer keeps the reasons for it', async () => {
    const plan = planOf(school.facts, school.options);
    const said: DayPlan = { ...plan, seats: plan.seats.map((seat) => ({ ...seat, reasons: [{ code: 'schedule.full', params: { student: seat.studentId } }] })) };
    const moved: DayPlan = { ...plan, stations: plan.stations.map((station, at) => (at === 0 ? { ...station, spaceId: 'elsewhere' } : station)) };
    const inFirst = new Set(plan.meetings.filter(({ stationId }) => stationId === plan.stations[0]?.id).map(({ id }) => id));
    const kept = keepReasons(said, moved);
    kept.seats.forEach((seat, at) => expect(seat.reasons).toEqual((inFirst.has(seat.meetingId) ? moved : said).seats[at]?.reasons));
    expect(inFirst.size).toBeGreaterThan(0);
    expect(keepReasons(said, plan).seats).toEqual(said.seats);
  });

  test('[SC87] a student whom a teacher fixes elsewhere is there afterwards', async () => {
    const plan = planOf(school.facts, school.options);
    const meeting = plan.meetings.find(({ competencyId }) => competencyId === 'ratio');
    const mine = plan.seats.find(({ meetingId }) => meetingId !== meeting?.id);
    const station = plan.stations.find(({ id }) => id === meeting?.stationId);
    const lock: Lock = {
      id: 'l', studentId: mine?.studentId ?? '', on: tuesday, periodId: '1', adultId: null, spaceId: station?.spaceId ?? null,
      competencyId: 'ratio', modalityId: 'lesson', by: 't1', reason: 'works with Ava',
    };
    const facts = { ...school.facts, locks: [lock] };
    const done = await repaired(facts, school.options, plan);
    expect(verifyDay({ facts, plan: done.plan })).toEqual([]);
    const change = listChanges({ facts, before: plan, after: done.plan }).find(({ personId }) => personId === mine?.studentId);
    expect(change).toMatchObject({ kind: 'lesson', after: { competencyId: 'ratio', spaceId: station?.spaceId }, because: { code: 'repair.locked' } });
  });

  test('[SC89] the search stays near those whom the news reached: a period without them is as it was', async () => {
    for (let seed = 30; seed <= 32; seed += 1) {
      const { facts: before, options } = randomSchool(seed);
      const plan = planOf(before, options, 40);
      const [first] = before.day.periods;
      const ill = before.roster.staffOffers[3]?.personId ?? '';
      const facts: DayFacts = { ...before, availability: [...before.availability, { subject: { kind: 'person', id: ill }, on: before.day.on, periodIds: [first?.id ?? ''], reason: 'ill' }] };
      const { kept, instance, solution, displaced } = await repaired(facts, options, plan);
      const reached = new Set([...displaced].map((demand) => instance.demands[demand]?.period));
      const lessons = (of: typeof solution) => of.stations.filter(({ period }) => !reached.has(period))
        .flatMap(({ groups }) => groups.flatMap(({ seats }) => seats.map(({ demand, option }) => `${demand} ${option}`))).toSorted();
      expect(lessons(solution), `seed ${seed}`).toEqual(lessons(kept));
    }
  });

  test('[SC89] whoever is fixed elsewhere has lost the old place, and nobody else', () => {
    const plan = planOf(school.facts, school.options);
    const mine = plan.seats[0];
    const home = plan.stations.find(({ id }) => id === plan.meetings.find((meeting) => meeting.id === mine?.meetingId)?.stationId);
    const lock = { id: 'l', studentId: mine?.studentId ?? '', on: tuesday, periodId: '1', spaceId: null, competencyId: null, modalityId: null, by: 't1', reason: 'needs him' };
    const lostBy = (adultId: string | undefined) => {
      const instance = compile({ facts: { ...school.facts, locks: [{ ...lock, adultId: adultId ?? null }] }, options: school.options });
      return [...displacedBy(instance, keepPlan(instance, plan))].map((demand) => instance.students[instance.demands[demand]?.student ?? -1]?.id);
    };
    expect(lostBy(home?.adultIds[0])).toEqual([]);
    expect(lostBy(['t1', 't2', 't3'].find((id) => id !== home?.adultIds[0]))).toEqual([mine?.studentId]);
  });

  test('[SC103] the same lesson with another adult has a price: where the plan can as well keep the adult, it does', async () => {
    for (let seed = 30; seed <= 33; seed += 1) {
      const { facts: before, options } = randomSchool(seed);
      const plan = planOf(before, options, 60);
      const facts = away(before, [before.roster.staffOffers[3]?.personId ?? '']);
      const offered = [...options, ...plannedOptions(plan, options)];
      const instance = compile({ facts, options: offered });
      const kept = keepPlan(instance, plan);
      const done = await repairPlan({ instance, kept, seed: 1, iterations: 100, search });
      const free = await repairPlan({ instance, kept, seed: 1, iterations: 100, search, stayPoints: { ...stayPoints, adult: 0 } });
      const points = (demand: number) => (displacedBy(instance, kept).has(demand) ? { lesson: stayPoints.displaced, adult: 0 } : { lesson: stayPoints.unaffected, adult: stayPoints.adult });
      expect(done.staying.continuations, `seed ${seed}`).toEqual(withStay(instance, kept, points).continuations);
      expect(done.staying.continuations.length).toBeGreaterThan(instance.continuations.length);
      expect(checkSolution(instance, done.solution).violations.length, `seed ${seed}`).toBeLessThanOrEqual(checkSolution(instance, free.solution).violations.length);
      expect(checkSolution(done.staying, done.solution).lost['continuation'] ?? 0).toBeLessThanOrEqual(checkSolution(done.staying, free.solution).lost['continuation'] ?? 0);
    }
  });
});
