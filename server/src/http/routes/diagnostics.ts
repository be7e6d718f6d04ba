import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { inSameLanguage, lang } from '../address.ts';
import type { Lang } from '../address.ts';
import type { HttpOptions } from '../http-options.ts';
import { sendPage, viewed } from '../send-page.ts';

const config = { policy: 'run-diagnostic' } as const;
const inLanguage = z.object({ lang });
const params = z.object({ student: z.string().min(1).max(100) });

/** A student's diagnostic: the question, the sheet of paper, and what staff see of them all. Every change is a form that leads to a page. */
export function diagnosticRoutes({ call }: HttpOptions): FastifyPluginAsyncZod {
  const show = async ({ request, reply, service, input }: { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly service: string; readonly input: object }) => {
    return sendPage({ request, reply, ...viewed.parse(await call(service, input)) });
  };
  return async (app) => {
    app.get('/diagnostics', { config, schema: { summary: 'Everybody\'s diagnostics', querystring: inLanguage } }, (request, reply) =>
      show({ request, reply, service: 'view-diagnostics', input: { locale: request.query.lang } }));

    const start = z.object({ lang, student: z.string().min(1).max(100), towards: z.string().max(300).default('') });
    app.post('/diagnostics', { config, schema: { summary: 'Begin a diagnostic', body: start } }, async (request, reply) => {
      const { student, towards, lang: locale } = request.body;
      await call('start-diagnostic', { student, towards: towards.split(/[,;\s]+/).filter((code) => code !== ''), seed: null });
      return reply.redirect(pageOf(student, '', locale), 303);
    });

    const page = (path: string, summary: string, service: string, input: object) =>
      app.get(`/diagnostics/:student${path}`, { config, schema: { summary, params, querystring: inLanguage } }, (request, reply) =>
        show({ request, reply, service, input: { ...input, student: request.params.student, locale: request.query.lang } }));
    page('', 'One student\'s diagnostic, for staff', 'view-diagnostic', { whose: 'staff' });
    page('/sitting', 'The question that is open, for the student', 'view-diagnostic', { whose: 'student' });
    page('/paper', 'The sheet of questions that waits', 'view-diagnostic-paper', { isMarking: false });
    page('/marking', 'Its marking sheet, with the key', 'view-diagnostic-paper', { isMarking: true });

    const answer = z.object({ lang, key: z.string().max(64), given: z.string().max(200).default(''), unsure: z.string().max(10).optional(), pause: z.string().max(10).optional() });
    app.post('/diagnostics/:student/answers', { config, schema: { summary: 'Answer the question, or pause', params, body: answer } }, async (request, reply) => {
      const { student } = request.params;
      const { key, given, unsure, pause, lang: locale } = request.body;
      if (pause !== undefined) await call('change-sitting', { student, change: 'pause' });
      else await call('answer-diagnostic', { student, key, given: unsure === undefined ? given : null });
      return reply.redirect(pageOf(student, '/sitting', locale), 303);
    });

    const change = z.object({ lang, change: z.enum(['pause', 'resume', 'seat', 'stop']), to: z.enum(['sitting', 'staff']) });
    app.post('/diagnostics/:student/changes', { config, schema: { summary: 'Pause, resume, begin another sitting, or stop', params, body: change } }, async (request, reply) => {
      const { student } = request.params;
      await call('change-sitting', { student, change: request.body.change });
      return reply.redirect(pageOf(student, request.body.to === 'sitting' ? '/sitting' : '', request.body.lang), 303);
    });

    const print = z.object({ lang, questions: z.coerce.number().int().min(1).max(30) });
    app.post('/diagnostics/:student/paper', { config, schema: { summary: 'Make the next sheet of questions', params, body: print } }, async (request, reply) => {
      const { student } = request.params;
      await call('print-diagnostic', { student, questions: request.body.questions });
      return reply.redirect(pageOf(student, '/paper', request.body.lang), 303);
    });

    const marks = z.object({ lang, form: z.coerce.number().int().min(0) }).catchall(z.string().max(200));
    app.post('/diagnostics/:student/marks', { config, bodyLimit: 16_384, schema: { summary: 'Type in the marks of a sheet', params, body: marks } }, async (request, reply) => {
      const { student } = request.params;
      const { lang: locale, form, ...fields } = request.body;
      await call('mark-diagnostic', { student, form, marks: marksIn(fields) });
      return reply.redirect(pageOf(student, '', locale), 303);
    });
  };
}

/** Fields `given-KEY` and `mark-KEY`, one pair a question. */
function marksIn(fields: Readonly<Record<string, string>>): readonly object[] {
  const keys = [...new Set(Object.keys(fields).flatMap((name) => /^(?:given|mark)-([0-9a-f]{16})$/.exec(name)?.[1] ?? []))];
  return keys.map((key) => ({ key, given: fields[`given-${key}`] || null, mark: fields[`mark-${key}`] || null }));
}

function pageOf(student: string, part: '' | '/sitting' | '/paper', locale: Lang): string {
  return inSameLanguage(`/diagnostics/${encodeURIComponent(student)}${part}`, locale);
}
