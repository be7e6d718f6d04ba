import { describe, expect, test } from 'vitest';
import { readingGrade } from '../../../house/reading-grade.ts';
import type { Audience, Messages, reservedParams, Sentence } from './catalogue.ts';
import { cli } from './en/cli.ts';
import { competency } from './en/competency.ts';
import { diagnostic } from './en/diagnostic.ts';
import { evidence } from './en/evidence.ts';
import { explain } from './en/explain.ts';
import { english } from './en/index.ts';
import { instance } from './en/instance.ts';
import { instruction } from './en/instruction.ts';
import { interop } from './en/interop.ts';
import { mastery } from './en/mastery.ts';
import { measure } from './en/measure.ts';
import { model } from './en/model.ts';
import { page } from './en/page.ts';
import { path } from './en/path.ts';
import { problem } from './en/problem.ts';
import { repair } from './en/repair.ts';
import { roster } from './en/roster.ts';
import { schedule } from './en/schedule.ts';
import { services } from './en/services.ts';
import { sitting } from './en/sitting.ts';
import { store } from './en/store.ts';
import { locales } from './locale.ts';
import type { Locale } from './locale.ts';
import { parseMessage } from './render.ts';
import { choicesOf, placeholdersOf } from './placeholders.test-suite.ts';

const files: Readonly<Record<string, Messages>> = {
  problem, roster, competency, model, evidence, mastery, path, schedule, repair, explain, instance, instruction, measure, interop, store, services, cli, page, diagnostic, sitting,
};
const audiences = ['student', 'family', 'staff'] as const satisfies readonly Audience[];
const mostGrade: Readonly<Record<Audience, number>> = { student: 5, family: 6, staff: 8 };
/** A plain string in these files may stand on a student's card, so that it is held to a student's grade; steps and notes are for adults. */
const mayReachStudents = (file: string, code: string) => ['mastery', 'path', 'repair', 'instruction', 'sitting'].includes(file) && !forAdults.test(code);
const forAdults = /^step\.|^repair\.adult-(?:now|free)$|^path\.(?:pause|gap-without-material|no-option)$|^mastery\.(?:stuck-risk|no-reason|no-estimate|unknown-method)$/;
/** Words and headings are not sentences; the formula says nothing about them. Everything else ends as a sentence does. */
const labels = /^(?:page|place|name|severity)\.|^explain\.title$|^services\.(?:reading|searching|searching-gap|rebuilding|leaving-out|shadowing|importing|demo-day)$/;
const isLabel = (said: string) => !/[.?:…]["”)]?$/.test(said.trim());

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
          for (const said of typical(text, locale)) expect(said, `${code} in ${locale}`).not.toMatch(/[{}]|undefined/);
        }
      }
    }
  });

  test('[ME8] a student\'s, a family\'s and a member of staff\'s wording each keeps its reading grade', () => {
    const tooHard = each.flatMap(({ file, code, sentence }) => (typeof sentence === 'string'
      ? [{ code, text: sentence, most: mayReachStudents(file, code) ? mostGrade.student : mostGrade.staff }]
      : audiences.map((audience) => ({ code: `${code} (${audience})`, text: sentence[audience], most: mostGrade[audience] }))))
      .flatMap(({ code, text, most }) => typical(text, 'en').map((said) => ({ code, most, said, grade: Math.round(readingGrade(said) * 10) / 10 })))
      .filter(({ code, said }) => !(labels.test(code) && isLabel(said)))
      .filter(({ grade, most }) => grade > most);
    expect(tooHard).toEqual([]);
  });

  test('[ME9] only labels do without a full stop', () => {
    const bare = each.filter(({ code }) => !labels.test(code)).filter(({ sentence }) => texts(sentence).some((text) => typical(text, 'en').some(isLabel))).map(({ code }) => code);
    expect(bare).toEqual([]);
  });

  test('[ME9] sentences are plain: no exclamation mark, no doubled space, no shouting, no "period period"', () => {
    const odd = each.flatMap(({ code, sentence }) => texts(sentence).filter((text) => /!|  |(?<![A-Z_])[A-Z]{6,}(?![A-Z_])|[Pp]eriod \{period\}|\s$|^\s/.test(text)).map((text) => ({ code, text })));
    expect(odd).toEqual([]);
  });
});

const localeIds = Object.keys(locales).filter((id): id is Locale => Object.hasOwn(locales, id));

/** The text with short everyday values, once for each way its choices can fall. */
function typical(text: string, locale: Locale): readonly string[] {
  const message = parseMessage(text, locale);
  const plain = Object.fromEntries(placeholdersOf(text).map((name) => [name, valueFor(name)]));
  let ways: readonly Readonly<Record<string, string | number>>[] = [plain];
  for (const [name, keys] of choicesOf(text)) ways = ways.flatMap((way) => keys.map((key) => ({ ...way, [name]: key })));
  return ways.map((way) => String(message.format(way)));
}

function valueFor(name: string): string | number {
  return Object.hasOwn(everyday, name) ? everyday[name] ?? '' : 2;
}

/** Long but everyday: a name or a title of many syllables must not carry a sentence over its grade in the middle of a school year. */
const everyday: Readonly<Record<string, string>> = {
  competency: 'Decimals that never repeat', competencies: 'Fractions to decimals', student: 'Ximena', students: 'Ximena and Ben', adult: 'Kofi O\'Neil',
  adults: 'Mina Quispe and Ada Ruiz', space: 'STUDIO', modality: 'Practice on paper', activity: 'Lesson 4', period: 'period 3',
  date: 'Wednesday 16 September', dates: 'Wednesday 16 September',
} satisfies Record<keyof typeof reservedParams, string>;
