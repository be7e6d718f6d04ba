import { HeddleError } from '@heddle/engine/problem';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { inSameLanguage, lang, schoolDate } from '../address.ts';
import type { Lang } from '../address.ts';
import type { HttpOptions } from '../http-options.ts';
import { sendPage, viewed } from '../send-page.ts';

const config = { policy: 'operate-school' } as const;
const params = z.object({ on: schoolDate, id: z.string().min(1).max(100) });
/** What the form calls a lesson: period, adult, competency and form of work, as the page wrote it. */
const lesson = z.string().max(1000).transform((text) => new URLSearchParams(text)).pipe(z.custom<URLSearchParams>((one) => one instanceof URLSearchParams && one.get('period') !== null, { error: 'input.lesson' }));

const unheard: Readonly<Record<string, string>> = { 'services.not-offered': 'page.why-not-not-offered', 'services.no-place-then': 'page.why-not-away' };

/** What staff decide about one student's day, and ask about it: each a form that leads back to the page with what stands now. */
export function choiceRoutes({ call, say }: HttpOptions): FastifyPluginAsyncZod {
  // That the student could not have it at all is the most common answer, and no failure.
  const ask = async (question: { readonly student: string; readonly on: string; readonly period: string; readonly locale: string }): Promise<readonly string[]> => {
    try {
      return z.object({ says: z.array(z.string()) }).parse(await call('why-not', question)).says;
    } catch (error) {
      const code = error instanceof HeddleError ? unheard[error.code] : undefined;
      if (code === undefined) throw error;
      return [say({ code, params: {} }, question.locale)];
    }
  };
  return async (app) => {
    const asked = z.object({ lang, lesson: lesson.optional() });
    app.get('/days/:on/students/:id/choices', { config, schema: { summary: 'Fix a place, note a wish, ask why not', params, querystring: asked } }, async (request, reply) => {
      const { on, id: student } = request.params;
      const { lang: locale, lesson: of } = request.query;
      const about = of === undefined ? null : { period: of.get('period') ?? '', competency: of.get('competency') || null, modality: of.get('modality') || null };
      const answer = about === null ? null : { ...about, says: await ask({ student, on, ...about, locale }) };
      return sendPage({ request, reply, ...viewed.parse(await call('view-choices', { on, student, locale, answer })) });
    });

    const back = (on: string, student: string, locale: Lang) => inSameLanguage(`/days/${on}/students/${encodeURIComponent(student)}/choices`, locale);
    const text = z.string().max(200).default('');

    app.post('/days/:on/students/:id/lock', { config, bodyLimit: 8_192, schema: { summary: 'Fix a student\'s place', params, body: z.object({ lang, lesson, by: text, reason: z.string().max(500).default('') }) } }, async (request, reply) => {
      const { on, id: student } = request.params;
      const { lang: locale, lesson: of, by, reason } = request.body;
      const named = (field: string) => of.get(field) || null;
      await call('lock-place', { on, student, period: named('period') ?? '', adult: named('adult'), space: null, competency: named('competency'), modality: named('modality'), by, reason });
      return reply.redirect(back(on, student, locale), 303);
    });

    app.post('/days/:on/students/:id/unlock', { config, schema: { summary: 'Take a fixed place off', params, body: z.object({ lang, lock: text }) } }, async (request, reply) => {
      await call('unlock-place', { id: request.body.lock });
      return reply.redirect(back(request.params.on, request.params.id, request.body.lang), 303);
    });

    // A wish for nothing takes the one before back.
    app.post('/days/:on/students/:id/wish', { config, schema: { summary: 'Note what a student asked for', params, body: z.object({ lang, period: text, competency: text, modality: text }) } }, async (request, reply) => {
      const { on, id: student } = request.params;
      const { lang: locale, period, competency, modality } = request.body;
      await call('note-wish', { student, on, period, competency: competency || null, modality: modality || null });
      return reply.redirect(back(on, student, locale), 303);
    });
  };
}
