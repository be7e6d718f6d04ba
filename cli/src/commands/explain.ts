import type { Command, Line, Result } from '../command.ts';
import { onDay, student } from '../options.ts';
import { explanationLines } from '../print-result.ts';

export const explain: Command = {
  name: 'explain',
  summary: 'Say why a student is where they are, to the student, the family and staff',
  positionals: [],
  options: {
    student,
    competency: { type: 'string', value: 'CODE', help: 'why the student stands where they stand in this one' },
    levels: { type: 'boolean', help: 'why they stand where they stand, in everything, and what to ask next' },
    on: onDay,
  },
  examples: [
    'heddle explain --student stu-601 --on 2026-09-16 --school my-school',
    'heddle explain --student stu-601 --on 2026-09-16 --levels --json',
    'heddle explain --student stu-601 --on 2026-09-16 --competency M6.R1',
  ],
  request(given) {
    const input = { student: given.text('student'), on: given.date('on'), locale: given.find('locale') ?? 'en' };
    const competency = given.find('competency') ?? null;
    return given.has('levels') || competency !== null ? { service: 'explain-levels', input: { ...input, competency, isPage: false } } : { service: 'explain-day', input };
  },
  print: (result) => (Array.isArray(result['levels']) ? levelLines(result) : explanationLines(result)),
};

/** Each level under its name, for the three readers; then what to ask next. */
function levelLines(result: Result): readonly Line[] {
  const levels = Array.isArray(result['levels']) ? result['levels'] : [];
  const asked = Array.isArray(result['askNext']) ? result['askNext'] : [];
  const readers = ['student', 'family', 'staff'] as const;
  return [
    String(result['title']),
    ...levels.flatMap((one): readonly Line[] => [
      '', `${one.competency}: ${one.level}`,
      ...readers.flatMap((reader): readonly Line[] => [{ code: `cli.explain-for-${reader}`, params: {} }, `  ${one[reader].join(' ')}`]),
      ...(one.history.some(({ by }: { readonly by: string }) => by === 'person') ? historyLines(one.history) : []),
      ...(one.stuck === null ? [] : [`  ${one.stuck.says}`]),
    ]),
    ...(asked.length === 0 ? [] : ['', ...asked.map(({ staff }) => String(staff))]),
  ];
}

/** Once a person has judged, every judgement is told, oldest first: staff see whose word stands against which. */
function historyLines(history: readonly { readonly on: string; readonly level: string; readonly says: string }[]): readonly Line[] {
  return [{ code: 'cli.explain-history', params: {} }, ...history.map(({ on, level, says }) => `  ${on} ${level}: ${says}`)];
}
