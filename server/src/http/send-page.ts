import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { wantsPage } from './problems.ts';

/** A page to people, and what stands on it as JSON to a program that asks for it. */
export function sendPage({ request, reply, html, view }: { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly html: string; readonly view: unknown }): FastifyReply {
  if (!wantsPage(request.headers.accept)) return reply.type('application/json').serializer(JSON.stringify).send(view);
  return reply.type('text/html; charset=utf-8').send(html);
}

/** What most services of pages answer. */
export const viewed = z.object({ html: z.string(), view: z.unknown() });
