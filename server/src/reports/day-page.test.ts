import { describe, expect, test } from 'vitest';
import type { Whose } from './build-day-view.ts';
import { dayReport } from './day-report.ts';
import { problemPage } from './problem-page.ts';
import { asked, competencies, facts, plan } from './small-day.test-data.ts';

const quiet = { ...plan, seats: plan.seats.map((seat) => ({ ...seat, reasons: [] })) };
const page = (whose: Whose, more = {}) => dayReport(asked(whose, { plan: quiet, ...more })).html;
const everyView: readonly Whose[] = [{ view: 'school' }, { view: 'adult', id: 't1' }, { view: 'adult', id: 't2' }, { view: 'substitute', id: 't1' }, { view: 'student', id: 's1' }, { view: 'student', id: 's4' }];
const titleOf = (html: string) => /<h1>(.*?)<\/h1>/s.exec(html)?.[1];

describe('dayPage', () => {
  test('[PG7] the title is the answer', () => {
    expect(titleOf(page({ view: 'school' }))).toBe('Today, Tuesday 15 September: 4 students, 1 in fallback, no approval wanted, 12 limits broken');
    expect(titleOf(page({ view: 'school' }, { today: '2026-09-16' }))).toBe('Tuesday 15 September: 4 students, 1 in fallback, no approval wanted, 12 limits broken');
    expect(titleOf(page({ view: 'adult', id: 't1' }))).toBe('Ada Cole, today, Tuesday 15 September: 2 groups, 4 students');
    expect(titleOf(page({ view: 'student', id: 's2' }))).toBe('Ben Moss, today, Tuesday 15 September: 8:40 Unit rates, Room 1');
    expect(titleOf(page({ view: 'substitute', id: 't1' }))).toBe('Substitute for Ada Cole, Tuesday 15 September');
  });

  test.each(everyView)('[PG8] $view $id is one document: language, one title, headings in order, landmarks, a way past the top', (whose) => {
    const html = page(whose);
    expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="en" dir="ltr">/);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html.match(/<(main|header|footer) ?/g)?.length).toBeGreaterThanOrEqual(3);
    expect(html).toContain('<a class="skip" href="#main">');
    const levels = [...html.matchAll(/<h([1-6])/g)].map((match) => Number(match[1]));
    levels.forEach((level, index) => expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1));
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    const referred = [...html.matchAll(/(?:aria-labelledby|aria-describedby|for)="([^"]+)"/g)].map((match) => match[1]);
    expect(referred.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test.each(everyView)('[PG9] $view $id holds no script, no inline style, no handler and nothing of another origin', (whose) => {
    const html = page(whose);
    expect(html).not.toMatch(/<script|<style|\sstyle=|\son\w+=|https?:|\/\/[a-z]|javascript:|<iframe|<object/i);
  });

  test('[PG1] a name is a name, whatever it looks like', () => {
    const people = facts.roster.people.map((person) => ({ ...person, givenName: '<img src=x onerror=alert(1)>', familyName: '"><i>' }));
    for (const whose of everyView) {
      const html = page(whose, { names: { ...asked(whose).names, student: () => '<img src=x>"\'', adult: () => '</title><i>' }, facts: { ...facts, roster: { ...facts.roster, people } } });
      expect(html).not.toMatch(/<img src=x|<i>/);
      expect(html.match(/<title>/g)).toHaveLength(1);
      expect(html.match(/<\/title>/g)).toHaveLength(1);
    }
  });

  test.each(everyView)('[PG8] $view $id in the pseudo-locale runs right to left, with no English of our own left', (whose) => {
    const html = page(whose, { locale: 'ar-XB' });
    expect(html).toContain('<html lang="ar-XB" dir="rtl">');
    const texts = html.replace(/<head>.*?<\/head>/s, '').replace(/<code.*?<\/code>/gs, '').split(/<[^>]*>/).map((text) => text.trim()).filter((text) => text !== '');
    const fromData = JSON.stringify([facts, plan, competencies]);
    const english = texts.filter((text) => /[A-Za-z]{3}/.test(text.replaceAll(/\u2068.*?\u2069|&[#\w]+;/gs, '')) && !fromData.includes(text) && !/^\p{Lu}\p{L}+ \p{Lu}\.$|Heddle|small@|Ava Moss|Ben Moss|Kofi Moss|Dina Moss|Eli Moss|(?:Ada|Raj|Noor) Cole/u.test(text));
    expect(english).toEqual([]);
  });

  test('[PG8] links keep the reader\'s language', () => {
    const html = page({ view: 'adult', id: 't1' }, { locale: 'ar-XB' });
    const links = [...html.matchAll(/href="(\/(?:days)?[^"]*)"/g)].map((match) => match[1] ?? '').filter((href) => !href.startsWith('/styles'));
    expect(links.length).toBeGreaterThan(4);
    expect(links.filter((href) => !href.includes('lang=ar-XB'))).toEqual([]);
    expect(html).toContain('<input type="hidden" name="lang" value="ar-XB">');
  });

  test('[PG3] what needs a yes stands first with a way to say it; five are in sight, the rest open on demand', () => {
    const wanted = Array.from({ length: 7 }, (_, index) => ({ constraintId: index === 6 ? 'other' : 'unknown', tier: 'approval', studentIds: ['s1'], adultIds: [], spaceId: 'r1', periodId: '1', params: { index } }) as const);
    const html = page({ view: 'school' }, { openApprovals: wanted, gaps: 'show', desk: { planId: 'plan-7', next: '2026-09-16', work: null } });
    expect(titleOf(html)).toContain('7 approvals wanted');
    expect(html.indexOf('id="approvals"')).toBeLessThan(html.indexOf('id="numbers"'));
    const section = /<section aria-labelledby="approvals">.*?<\/section>/s.exec(html)?.[0] ?? '';
    expect(section.split('<details>')[0]?.match(/class="alert /g)).toHaveLength(5);
    expect(section.match(/class="alert /g)).toHaveLength(7);
    expect(html.indexOf('id="broken"')).toBeLessThan(html.indexOf('id="approvals"'));
    expect(section).toContain('action="/days/2026-09-15/approvals"');
    expect(section).toContain('<option value="all">All 7 of them</option>');
    expect(section).toContain('<option value="unknown">6: unknown</option>');
    // Whoever may say yes, and nobody else; and while something is open nothing can be published.
    expect(section).toContain('<option value="t1">');
    expect(section).not.toMatch(/<option value="(?:a1|s1)">/);
    expect(html).not.toContain('/publish"');
    expect(html).toContain('<bdi>period 1</bdi> · <bdi>Room 1</bdi>');
  });

  test('[PG7] whoever teaches reads how far the plan can be from the best, or that it is not proven', () => {
    expect(page({ view: 'adult', id: 't1' }, { plan: { ...quiet, gap: 0.0121 } })).toContain('No plan of the day is better by more than 1.3%.');
    expect(page({ view: 'adult', id: 't1' }, { plan: { ...quiet, gap: null } })).toContain('How near the plan is to the best one is not proven.');
    expect(page({ view: 'student', id: 's1' }, { plan: { ...quiet, gap: 0.0121 } })).not.toContain('better by more than');
  });

  test('[PG50] a draft in which a limit is broken has no button to publish it; a page that is only read has no form; what runs is told', () => {
    const desk = { planId: 'plan-7', next: '2026-09-16', work: { kind: 'plan', on: '2026-09-16' } } as const;
    const open = page({ view: 'school' }, { openApprovals: [], status: 'draft', desk });
    expect(open).toContain('once nothing above is open');
    expect(open).not.toContain('/publish"');
    expect(page({ view: 'school' }, { openApprovals: [], status: 'published', desk })).not.toContain('once nothing above');
    expect(open).toContain('Wednesday 16 September is being planned just now.');
    expect(open).toContain('type="date" value="2026-09-16"');
    expect(page({ view: 'school' }, {})).not.toContain('<form method="post"');
  });

  test('[PG7] every page says which knowledge and which model it rests on, on screen and on paper', () => {
    for (const whose of everyView) {
      const html = page(whose);
      expect(html).toContain('Planned with small@1.0.0. What was known by Tuesday 15 September, 1:00');
      expect(html).toMatch(/media="print" href="\/styles\/running-footer\.css\?text=Mill%20Lane/);
    }
  });

  test('[PG6] a student who is absent, or whose class has no teacher today, reads so', () => {
    expect(page({ view: 'student', id: 's4' })).toContain('You are away');
    expect(page({ view: 'student', id: 's1' })).toContain('A stand-in teacher');
  });

  test('[PG6] a student who is away all day reads it once', () => {
    const away = { ...facts, availability: [{ subject: { kind: 'person', id: 's1' }, on: plan.on, periodIds: null, reason: 'ill' }] };
    const html = page({ view: 'student', id: 's1' }, { facts: away });
    expect(html).toContain('You are marked as away for this whole day.');
    expect(html).not.toContain('You are away<');
  });

  test('[PG4] an adult who is out is marked on their own card, so that somebody stands in', () => {
    expect(page({ view: 'adult', id: 't2' })).toContain('Away: somebody has to stand in');
    expect(page({ view: 'substitute', id: 't2' })).toContain('Away: somebody has to stand in');
  });
});

describe('problemPage', () => {
  test('[PG13] it says what is wrong and leads home', () => {
    const html = problemPage({ status: 404, sentence: 'No <b> here.', locale: 'en', isUnplanned: false });
    expect(html).toContain('No &lt;b&gt; here.');
    expect(html).toContain('href="/"');
    expect(html).not.toContain('href="/plan"');
    expect(problemPage({ status: 404, sentence: 'No plan.', locale: 'en', isUnplanned: true })).toContain('href="/plan"');
    expect(problemPage({ status: 404, sentence: '', locale: 'nonsense', isUnplanned: false })).toContain('lang="en"');
  });
});
