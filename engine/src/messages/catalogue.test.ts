import { describe, expect, test } from 'vitest';
import { readingGrade } from '../../../house/reading-grade.ts';
import type { Audience, Messages, Sentence } from './catalogue.ts';
import { reservedParams } from './catalogue.ts';
import { cli } from './en/cli.ts';
import { competency } from './en/competency.ts';
import { evidence } from './en/evidence.ts';
import { english } from './en/index.ts';
import { instruction } from './en/instruction.ts';
import { interop } from './en/interop.ts';
import { mastery } from './en/mastery.ts';
import { model } from './en/model.ts';
import { page } from './en/page.ts';
import { path } from './en/path.ts';
import { problem } from './en/problem.ts';
import { roster } from './en/roster.ts';
import { schedule } from './en/schedule.ts';
import { services } from './en/services.ts';
import { store } from './en/store.ts';
import { locales } from './locale.ts';
import type { Locale } from './locale.ts';
import { parseMessage } from './render.ts';
import { placeholdersOf } from './placeholders.ts';

const files: Readonly<Record<string, Messages>> = {
  problem, roster, competency, model, evidence, mastery, path, schedule, instruction, interop, store, services, cli, page,
};
const audiences = ['student', 'family', 'staff'] as const satisfies readonly Audience[];
const mostGrade: Readonly<Record<Audience, number>> = { student: 5, family: 6, staff: 8 };
/** A plain string in these files may stand on a student's card, so that it is held to a student's grade. */
const readByStudents: readonly string[] = ['mastery', 'path', 'instruction'];
/** Single words and headings of the page are not sentences; the formula says nothing about them. */
const isLabel = (text: string) => !/[.?:…]["”)]?$/.test(text.trim());

const each = Object.entries(files).flatMap(([file, messages]) => Object.entries(messages).map(([code, sentence]) => ({ file, code, sentence })));
const texts = (sentence: Sentence) => (typeof sentence === 'string' ? [sentence] : audiences.map((audience) => sentence[audience]));

describe('the catalogue', () => {
  test('[ME7] a code stands in one file only, and every file is in the catalogue', () => {
    const homes = new Map<string, string[]>();
    for (const { file, code } of each) homes.set(code, [...(homes.get(code) ?? []), file]);
    expect([...homes].filter(([, where]) => where.length > 1)).toEqual([]);
    expect(Object.keys(english).toSorted()).toEqual([...homes.keys()].toSorted());
  });

  test('[ME5] every text is valid ICU in every locale', () => {
    const broken = each.flatMap(({ code, sentence }) => texts(sentence).flatMap((text) => localeIds.flatMap((locale) => {
      try {
        parseMessage(text, locale);
        return [];
      } catch (error) {
        return [`${code} in ${locale}: ${String(error)}`];
      }
    })));
    expect(broken).toEqual([]);
  });

  test('[ME5] every text formats in every locale with typical values, leaving no placeholder unfilled', () => {
    for (const { code, sentence } of each) {
      for (const text of texts(sentence)) {
        for (const locale of localeIds) {
          expect(typical(text, locale), `${code} in ${locale}`).not.toMatch(/[{}]|undefined/);
        }
      }
    }
  });

  test('[ME8] a student\'s, a family\'s and a member of staff\'s wording each keeps its reading grade', () => {
    const tooHard = each.flatMap(({ file, code, sentence }) => (typeof sentence === 'string'
      ? [{ code, text: sentence, most: readByStudents.includes(file) ? mostGrade.student : mostGrade.staff }]
      : audiences.map((audience) => ({ code: `${code} (${audience})`, text: sentence[audience], most: mostGrade[audience] }))))
      .filter(({ text }) => !isLabel(text))
      .map(({ code, text, most }) => ({ code, most, said: typical(text, 'en'), grade: Math.round(readingGrade(typical(text, 'en')) * 10) / 10 }))
      .filter(({ grade, most }) => grade > most);
    expect(tooHard).toEqual([]);
  });

  test('[ME9] only the page\'s and the places\' labels do without a full stop', () => {
    const bare = each.filter(({ file, code }) => file !== 'page' && !/^(?:place|name|help)\./.test(code)).filter(({ sentence }) => texts(sentence).some(isLabel)).map(({ code }) => code);
    expect(bare).toEqual([]);
  });

  test('[ME9] sentences are plain: no exclamation mark, no doubled space, no shouting, no "period period"', () => {
    const odd = each.flatMap(({ code, sentence }) => texts(sentence).filter((text) => /!|  |[A-Z]{6,}|[Pp]eriod \{period\}|\s$|^\s/.test(text)).map((text) => ({ code, text })));
    expect(odd).toEqual([]);
  });

  test('[ME10] the wordings for the three readers use only the same parameters, so that whoever emits the code gives them all', () => {
    const extra = each.flatMap(({ code, sentence }) => {
      if (typeof sentence === 'string') return [];
      const inStaff = new Set(placeholdersOf(sentence.staff));
      return audiences.flatMap((audience) => placeholdersOf(sentence[audience]).filter((name) => !inStaff.has(name)).map((name) => `${code} (${audience}): {${name}}`));
    });
    expect(extra).toEqual([]);
  });
});

const localeIds = Object.keys(locales).filter((id): id is Locale => Object.hasOwn(locales, id));

/** The text with short everyday values; 2 where a plural asks for a number. */
function typical(text: string, locale: Locale): string {
  const values = Object.fromEntries(placeholdersOf(text).map((name) => [name, valueFor(name)]));
  return String(parseMessage(text, locale).format(values));
}

function valueFor(name: string): string | number {
  const kind = Object.hasOwn(reservedParams, name) ? name : 'other';
  return { competency: 'unit rates', competencies: 'unit rates and ratios', student: 'Ava', students: 'Ava and Ben', adult: 'Ben Cole', adults: 'Ben Cole and Ada Ruiz', space: 'Room 4', modality: 'small group', activity: 'Lesson 4', period: 'period 3', date: 'Monday 14 March', dates: 'Monday 14 March' }[kind] ?? 2;
}
