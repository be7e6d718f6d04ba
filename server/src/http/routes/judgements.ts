import { HeddleError } from '@heddle/engine/problem';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { lang, schoolDate } from '../address.ts';
import type { HttpOptions, Params } from '../http-options.ts';
import { sendPage, viewed } from '../send-page.ts';

const config = { policy: 'judge-levels' } as const;
const params = z.object({ on: schoolDate, id: z.string().min(1).max(100) });
const name = z.string().min(1).max(200);

type Fault = { readonly field: 'level' | 'by' | 'of' | 'reason'; readonly code: string; readonly params: Params };

/** What a judgement may be refused for that its form can mend, and where. */
const fieldOf: Readonly<Record<string, Fault['field']>> = {
  'services.level-held': 'level', 'services.cannot-judge': 'by', 'services.unknown-adult': 'by', 'services.not-in-own-name': 'by',
  'services.judged-ahead': 'of', 'services.judged-outside': 'of', 'services.judged-since': 'of',
};

/** A teacher gives or takes a level. A fault comes back on the page with the words that were typed; what is taken leads to the page as it stands then. */
export function judgementRoutes({ call }: HttpOptions): FastifyPluginAsyncZod {
  return async (app) => {
    const empty = { level: '', by: '', of: '', reason: '' };
    const asked = z.object({ lang, competency: name.optional(), note: z.enum(['noted']).optional() });
    app.get('/days/:on/students/:id/judgement', { config, schema: { summary: 'Judge a student\'s level', params, querystring: asked } }, async (request, reply) => {
      const { on, id: student } = request.params;
      const { lang: locale, competency, note } = request.query;
      return sendPage({ request, reply, ...viewed.parse(await call('view-judgement', { on, student, competency: competency ?? null, locale, isNoted: note === 'noted', tried: { ...empty, faults: [] } })) });
    });

    const text = z.string().max(500).default('');
    const body = z.object({ lang, competency: name, level: text, by: text, of: text, reason: text });
    app.post('/days/:on/students/:id/judgement', { config, bodyLimit: 8_192, schema: { summary: 'Give or take a level', params, body } }, async (request, reply) => {
      const { on, id: student } = request.params;
      const { lang: locale, competency, ...tried } = request.body;
      const { level, by, of, reason } = tried;
      const missing = faultsIn(tried);
      const faults = missing.length > 0 ? missing : await judged({ student, competency, level, by, reason, on: of === '' ? null : of });
      if (faults.length === 0) {
        const query = new URLSearchParams({ competency, note: 'noted', ...(locale === 'en' ? {} : { lang: locale }) });
        return reply.redirect(`/days/${on}/students/${encodeURIComponent(student)}/judgement?${query.toString()}`, 303);
      }
      const told = faults.map((fault) => ({ ...fault, params: Object.entries(fault.params).map(([key, value]) => ({ name: key, value: typeof value === 'number' ? value : String(value) })) }));
      const found = viewed.parse(await call('view-judgement', { on, student, competency, locale, isNoted: false, tried: { ...tried, faults: told } }));
      return reply.code(409).type('text/html; charset=utf-8').send(found.html);
    });
  };

  async function judged(input: object): Promise<readonly Fault[]> {
    try {
      await call('judge-level', input);
      return [];
    } catch (error) {
      const field = error instanceof HeddleError ? fieldOf[error.code] : undefined;
      if (!(error instanceof HeddleError) || field === undefined) throw error;
      return [{ field, code: error.code, params: error.params }];
    }
  }
}

/** What a browser asks for already, for those that do not: all at once, so that nobody mends one to be told of the next. */
function faultsIn({ level, by, of, reason }: { readonly level: string; readonly by: string; readonly of: string; readonly reason: string }): readonly Fault[] {
  const fault = (field: Fault['field'], code: string): readonly Fault[] => [{ field, code, params: {} }];
  return [
    ...(['secure', 'provisional', 'none'].includes(level) ? [] : fault('level', 'page.judge-no-level')),
    ...(by === '' ? fault('by', 'page.judge-no-adult') : []),
    ...(of === '' || z.iso.date().safeParse(of).success ? [] : fault('of', 'page.judge-no-day')),
    ...(reason.trim().length >= 3 ? [] : fault('reason', 'page.judge-no-reason')),
  ];
}
