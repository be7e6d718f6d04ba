import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { defineService } from './call-service.ts';
import { services } from './index.ts';
import type { Actor, ServiceContext } from './index.ts';
import { machinePath } from './inputs.ts';
import { openTestSchool } from './testing/open-test-school.ts';
import type { TestSchool } from './testing/open-test-school.ts';
import { refusalOf } from './testing/refusal-of.ts';

let school: TestSchool;
let folder: string;
beforeAll(async () => {
  school = await openTestSchool({ team: 'none' });
  folder = await mkdtemp(join(tmpdir(), 'heddle-model-'));
});
afterAll(async () => {
  await school.close();
  await rm(folder, { recursive: true, force: true });
});

const testing = fileURLToPath(new URL('../../../models/testing/', import.meta.url));
const sound = { model: 'testing', name: 'Alder House', timeZone: 'America/Denver' };
const schools = async () => (await school.store.schools()).map(({ id }) => id);

describe('init-school', () => {
  test('[SV3] a model that does not exist is refused, naming those that are shipped, and no school is made', async () => {
    const refusal = await refusalOf(school.call('init-school', { ...sound, model: 'no-such-model' }));
    expect(refusal.code).toBe('services.no-model');
    expect(refusal.sentence).toMatch(/"no-such-model".*maths-lab/);
    expect(await schools()).toEqual([]);
  });

  test('[SV3] a model that is not sound is refused with every fault in words, its file and its line', async () => {
    const broken = join(folder, 'broken');
    await cp(testing, broken, { recursive: true });
    const file = join(broken, 'practice/modalities.yaml');
    await writeFile(file, (await readFile(file, 'utf8')).replace('groupsPerStation: 1', 'groupsPerStation: minus one'));
    const refusal = await refusalOf(school.call('init-school', { ...sound, model: broken }));
    expect(refusal.code).toBe('services.model-not-sound');
    expect(refusal.problems.join('\n')).toMatch(/practice\/modalities\.yaml, line 6, field .*groupsPerStation/);
    expect(await schools()).toEqual([]);
  });

  test('[SV3] a time zone that is none is refused, and one that is left out is listed as an assumption', async () => {
    // An offset knows nothing of summer time, and planning would refuse it later.
    for (const timeZone of ['Mars/Olympus', '-08:00']) {
      expect(await refusalOf(school.call('init-school', { ...sound, timeZone }))).toMatchObject({ code: 'services.unknown-zone', sentence: expect.stringContaining(`"${timeZone}"`) });
    }
    expect(await schools()).toEqual([]);
    const other = school.another();
    const { notes } = await other.call<{ notes: string[] }>('init-school', { ...sound, timeZone: null });
    expect(notes).toEqual([expect.stringMatching(/^Assumed: The school lies in the time zone .*--time-zone/)]);
    expect((await other.call<{ notes: string[] }>('init-school', sound).catch(({ code }: { code: string }) => code))).toBe('services.school-exists');
  });

  test('[SV4] a school is made once; a second one in the same place is refused and changes nothing', async () => {
    const made = await school.call('init-school', sound);
    expect(made).toMatchObject({ school: school.schoolId, model: 'testing@1.0.0', timeZone: 'America/Denver', notes: [] });
    const before = await school.store.everything();
    expect(await refusalOf(school.call('init-school', { ...sound, model: 'maths-lab' }))).toMatchObject({ code: 'services.school-exists' });
    expect(await school.store.everything()).toEqual(before);
  });

  test('[SV4] a school whose making was cut short is made whole by asking again', async () => {
    const cut = school.another();
    const who = { actor: { kind: 'operator', id: 'tester' }, actingAs: null, purpose: 'test', now: '2026-08-20T15:00:00.000Z' } as const;
    await school.store.createSchool(who, { id: cut.schoolId, name: 'Cut', timeZone: 'UTC' });
    expect(await cut.call('init-school', sound)).toMatchObject({ model: 'testing@1.0.0' });
    expect((await cut.transact((tx) => tx.readEntities('adoption'))).map(({ id }) => id)).toEqual(['testing']);
  });

  test('[SV5] without people nothing can be planned, and the sentence says what to import', async () => {
    const empty = school.another();
    await empty.call('init-school', sound);
    expect(await refusalOf(empty.call('plan-day', { on: '2026-09-15', seed: 1, iterations: 0 }))).toMatchObject({ code: 'services.no-roster', sentence: expect.stringContaining('import oneroster') });
  });
});

const person = (role: Extract<Actor, { kind: 'person' }>['role']): Partial<ServiceContext> => ({ actor: { kind: 'person', personId: `some-${role}`, role } });

describe('who may call what', () => {
  test.each([...services.keys()])('[SV1] %s refuses a student and a family member before it looks at anything', async (name) => {
    for (const role of ['student', 'contact'] as const) {
      // The input is nonsense: whoever may not act learns nothing about inputs either.
      expect(await refusalOf(school.call(name, { nonsense: true }, person(role)))).toMatchObject({ code: 'services.not-allowed' });
    }
  });

  test('[SV1] reading is for staff, changing for leaders and the local operator, and a role that no rule names is refused', async () => {
    const mayCall = async (name: string, who: Partial<ServiceContext>) => (await refusalOf(school.call(name, { nonsense: true }, who))).code !== 'services.not-allowed';
    const allowed: Record<string, string[]> = {};
    for (const role of ['student', 'contact', 'aide', 'teacher', 'leader', 'janitor' as never] as const) {
      allowed[role] = [];
      for (const name of services.keys()) if (await mayCall(name, person(role))) allowed[role].push(name);
    }
    const reading = [...services.values()].filter(({ policy }) => policy === 'read-school').map(({ name }) => name);
    expect(reading.toSorted()).toEqual([
      'explain-day', 'explain-levels', 'list-diagnostics', 'list-planned-days', 'list-reviews', 'show-diagnostic', 'try-policy', 'verify-day', 'view-day', 'why-impossible', 'why-not',
    ]);
    const changing = [...services.values()].filter(({ policy }) => policy !== 'operate-machine').map(({ name }) => name);
    // Whoever teaches also runs a diagnostic with their students, and teachers judge by themselves.
    const helping = [...services.values()].filter(({ policy }) => policy === 'read-school' || policy === 'run-diagnostic').map(({ name }) => name);
    expect(allowed).toEqual({ student: [], contact: [], janitor: [], aide: helping, teacher: [...services.values()].filter(({ name, policy }) => helping.includes(name) || policy === 'judge-levels').map(({ name }) => name), leader: changing });
  });

  test('[SV6] a service that takes a path of this machine is for whoever sits at it, and a field that sounds like a path is one', () => {
    const asText = (name: string) => JSON.stringify(z.toJSONSchema(services.get(name)?.input ?? z.never(), { io: 'input', unrepresentable: 'any' }));
    const open = [...services.values()].filter(({ policy }) => policy !== 'operate-machine').map(({ name }) => name);
    expect(open.filter((name) => /"(path|paths|file|files|folder|mapping|out)":\{"type":"(string|array)"/.test(asText(name)))).toEqual([]);
    expect([...services.keys()].filter((name) => !open.includes(name))).toEqual(expect.arrayContaining(['check-model', 'evaluate-mastery', 'fit-mastery', 'import-case', 'import-evidence', 'init-school']));
    expect(() => defineService({ name: 'probe', summary: '', input: z.strictObject({ anything: machinePath }), policy: 'read-school', run: async () => null })).toThrow('probe takes a path');
  });

  test('[SV6] a reader cannot ask whether a file is there', async () => {
    for (const role of ['aide', 'teacher', 'leader'] as const) {
      for (const [name, more] of [['check-model', {}], ['evaluate-mastery', { hasItems: true, methods: [], seed: 1 }]] as const) {
        const [there, notThere] = await Promise.all(['/etc/passwd', '/no/such/file'].map((path) => refusalOf(school.call(name, { path, ...more }, person(role)))));
        expect(there).toEqual(notThere);
        expect(there?.code).toBe('services.not-allowed');
      }
    }
  });
});

describe('what is asked for', () => {
  test.each([...services.keys()])('[SV2] %s refuses a field that it does not know, by name', async (name) => {
    const refusal = await refusalOf(school.call(name, { nonsense: true }));
    expect(refusal.code).toBe('services.bad-input');
    expect(refusal.sentence).toContain(name);
    expect(refusal.problems.join()).toContain('nonsense');
  });

  test.each([
    ['plan-day', { on: 'tomorrow', seed: 1, iterations: null }, 'on'],
    ['plan-day', { on: '2026-09-15', seed: -1, iterations: null }, 'seed'],
    ['plan-day', { on: '2026-02-30', seed: 1, iterations: null }, 'on'],
    ['explain-day', { student: '', on: '2026-09-15', locale: 'en' }, 'student'],
    ['explain-day', { student: 'stu-601', on: '2026-09-15', locale: 'xx' }, 'locale'],
    ['shadow-days', { from: '2026-09-15', to: '2026-09-14', seed: 1 }, 'The last day is before the first.'],
    ['approve-plan', { on: '2026-09-15', limit: 'all', by: 'lead-1', reason: '' }, 'reason'],
    ['import-case', { path: 7 }, 'path'],
  ])('[SV2] %s with a bad value names its field (%j)', async (name, input, field) => {
    expect(await refusalOf(school.call(name, input))).toMatchObject({ code: 'services.bad-input', problems: [expect.stringContaining(field)] });
  });
});
