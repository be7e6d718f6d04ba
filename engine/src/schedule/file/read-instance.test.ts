import { describe, expect, test } from 'vitest';
import { noNames, renderProblem } from '../../messages/index.ts';
import { canonicalJson } from '../compile/hash-instance.ts';
import { smallInstance, smallSolution } from '../verify/small-instance.test-data.ts';
import { sha256 } from '../compile/sha256.ts';
import { hashInstance, readInstance, readSolution, scheduleFiles, solve } from '../index.ts';

const file = (): Record<string, unknown> => JSON.parse(canonicalJson(smallInstance));
const tell = (json: unknown) => readInstance(json).problems.map((problem) => renderProblem(problem, { locale: 'en', audience: 'staff', names: noNames, gaps: 'throw' }));
/** The file with one field written another way: 'kinds.0.spaces.1'. */
function withField(path: string, value: unknown): Record<string, unknown> {
  const whole = file();
  const steps = path.split('.');
  let here: Record<string, unknown> = whole;
  for (const step of steps.slice(0, -1)) here = here[step] as Record<string, unknown>;
  const last = steps.at(-1) ?? '';
  if (value === undefined) delete here[last];
  else here[last] = value;
  return whole;
}

describe('an instance as a file', () => {
  test('[SC124] is read as it was written, and means the same to the search', () => {
    const { instance, problems } = readInstance(file());
    expect(problems).toEqual([]);
    expect(instance).toEqual(smallInstance);
    if (instance === undefined) throw new Error('it was not read');
    expect(hashInstance(instance)).toBe(hashInstance(smallInstance));
    expect(solve(instance, { seed: 1, iterations: 20 })).toEqual(solve(smallInstance, { seed: 1, iterations: 20 }));
  });

  test('[SC124] may leave out what a school seldom needs', () => {
    const { apart: _, contacts: __, ceilings: ___, dayRules: ____, companies: _____, walks: ______, floors: _______, prices: ________, continuations: _________, ...rest } = file();
    expect(readInstance(rest).instance).toEqual(smallInstance);
  });

  test('[SC124] from before students went on with somebody has the hash it had then', () => {
    const { continuations: _, ...before } = file();
    const { instance } = readInstance(before);
    expect(instance === undefined ? '' : hashInstance(instance)).toBe(sha256([canonicalJson(before)]));
    const continuations = [{ demand: 0, tasks: [0], adults: [1], price: 15 }];
    expect(hashInstance({ ...smallInstance, continuations })).not.toBe(hashInstance(smallInstance));
  });

  test.each<readonly [string, unknown, RegExp]>([
    ['format', 'heddle-instance/1', /^field format: "heddle-instance\/1" is not one of the words .* heddle-instance\/2\.$/],
    ['on', 'Tuesday', /^field on: "Tuesday" does not have the right form\. Maybe /],
    ['periods.0.minutes', -5, /^field periods\[0\]\.minutes: -5 is too small\. Maybe write 0 or more\.$/],
    ['periods', [], /^field periods: The list has too few entries/],
    ['kinds.0.groupmin', 3, /^field kinds\[0\]\.groupmin: There is no key "groupmin" here\. Maybe you meant "groupMin"\.$/],
    ['kinds.0.adoptionId', undefined, /^field kinds\[0\]\.adoptionId: The key "kinds\[0\]\.adoptionId" is missing\. Maybe add it/],
    ['kinds.0.groupMin', 'two', /^field kinds\[0\]\.groupMin: Here stands "two", but a number is needed\. Maybe /],
    ['kinds.0.groupMin', 5, /^field kinds\[0\]\.groupMin: A group needs 5 students or more, but may have 4 at most\. Maybe the two are swapped\.$/],
    ['kinds.0.spaces.0', 2, /^field kinds\[0\]\.spaces\[0\]: The number 2 points into the list "spaces", which has 2 entries, counted from 0\. Maybe it was counted from 1\.$/],
    ['kinds.1.rooms.0.space', 7, /^field kinds\[1\]\.rooms\[0\]\.space: The number 7 points into/],
    ['demands.3.student', 4, /^field demands\[3\]\.student: The number 4 points into the list "students"/],
    ['demands.3.student', 2, /^field demands\[3\]: cal needs two places in 1\. Maybe/],
    ['demands.0.withAdults', [9], /^field demands\[0\]\.withAdults\[0\]: The number 9 points into the list "adults"/],
    ['periods.0.next', 0, /^field periods\[0\]\.next: The next period is 0, which is not later/],
    ['adults.0.stationsAtOnce', [1], /^field adults\[0\]\.stationsAtOnce: The list has 1 entry, and the day has 2 periods/],
    ['options.value', [1], /^field options\.value: The column has 1 rows, and the column "demand" has 20/],
    ['options.demand.4', 0, /^field options\.demand\[4\]: The demand 0 stands after a higher one/],
    ['options.id.1', 'o0', /^field options\[1\]\.id: The id "o0" is used twice/],
    ['apart', [[0, 0]], /^field apart\[0\]: Student 0 is kept apart from the same student/],
    ['apart', [[0, 9]], /^field apart\[0\]\[1\]: The number 9 points into the list "students"/],
    ['floors', [{ demands: [0], atLeast: 1, price: -1, perPoint: 0 }], /^field floors\[0\]\.price: -1 is too small/],
    ['students', Array.from({ length: 20_001 }, (_, at) => ({ id: `s${at}`, rank: 1 })), /^field students: The list is too long: the most is 20,000/],
  ])('[SC125] %s: the field, the value and what to do are told', (path, value, sentence) => {
    const json = withField(path, value);
    expect(readInstance(json).instance).toBeUndefined();
    expect(tell(json).some((one) => sentence.test(one)), tell(json).join('\n')).toBe(true);
  });

  test('[SC125] what is no instance at all is told, and a hundred faults are enough', () => {
    for (const json of [null, 7, 'text', [], {}]) expect(readInstance(json).problems.length).toBeGreaterThan(0);
    const many = { ...file(), tasks: Array.from({ length: 500 }, () => ({})) };
    expect(readInstance(many).problems).toHaveLength(100);
  });

  test('[SC124] its schema says which numbers are indices, and of what', () => {
    const schemas = scheduleFiles();
    expect(schemas.map(({ name }) => name)).toEqual(['instance', 'solution']);
    const text = JSON.stringify(schemas);
    for (const list of ['periods', 'students', 'adults', 'spaces', 'equipment', 'kinds', 'tasks', 'demands', 'options']) expect(text).toContain(`"indexInto":"${list}"`);
  });
});

describe('a solution as a file', () => {
  test('[SC124] is read against its instance', () => {
    const { iterations, leastBad, ...rest } = smallSolution;
    const { solution, problems } = readSolution({ format: 'heddle-solution/1', ...rest }, smallInstance);
    expect(problems).toEqual([]);
    expect(solution).toMatchObject({ ...smallSolution, iterations, leastBad, bound: null, search: null });
    expect(readSolution({ format: 'heddle-solution/1', ...smallSolution, stations: [{ ...smallSolution.stations[0], space: 5 }] }, smallInstance))
      .toMatchObject({ solution: undefined, problems: [{ code: 'instance.no-such-index', place: { field: 'stations[0].space' } }] });
  });
});
