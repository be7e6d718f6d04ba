import type { Socket } from 'node:net';
import { HeddleError } from '@heddle/engine/problem';
import type { Problem } from '@heddle/engine/problem';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { HttpOptions, Params } from './http-options.ts';
import { securityHeaders } from './security-headers.ts';

type Asked = { readonly error: unknown; readonly request: FastifyRequest; readonly reply: FastifyReply };

/** Any failure as something readable: a page for people, problem+json (RFC 9457) for programs. What only we should know stays in the log. */
export function answerProblem(options: HttpOptions, { error, request, reply }: Asked): void {
  const { status, code, params, problems = [] } = problemOf(error);
  if (status >= 500) request.log.error({ err: error }, 'a page failed');
  const locale = localeOf(request);
  const say = (of: string) => [{ code: of, params }, ...problems].map((one) => options.say(one, locale)).join(' ');
  void reply.code(status);
  // Whoever reads a page makes a plan on a page, and types no command.
  const isUnplanned = code === 'services.no-plan';
  if (wantsPage(request.headers.accept)) void reply.type('text/html; charset=utf-8').send(options.problemPage({ status, sentence: say(isUnplanned ? 'page.no-plan' : code), locale, isUnplanned }));
  else void reply.type('application/problem+json').serializer(JSON.stringify).send({ type: `urn:heddle:problem:${code}`, title: code, status, detail: say(code) });
}

/** For bytes that are no HTTP at all: no request exists to answer in anybody's language. */
export function rawProblem(error: Error, socket: Socket): void {
  if (!socket.writable) return;
  const headers = Object.entries(securityHeaders).map(([name, value]) => `${name}: ${value}`).join('\r\n');
  socket.end(`HTTP/1.1 400 Bad Request\r\n${headers}\r\ncontent-type: text/plain\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
  void error;
}

function problemOf(error: unknown): { readonly status: number; readonly code: string; readonly params: Params; readonly problems?: readonly Problem[] } {
  if (error instanceof HeddleError) return { status: statuses[error.code] ?? 409, code: error.code, params: error.params, problems: error.problems };
  const status = statusCodeOf(error);
  if (status === 404) return { status, code: 'page.not-found', params: {} };
  if (status >= 400 && status < 500) return { status, code: 'page.bad-request', params: {} };
  return { status: 500, code: 'page.failed', params: {} };
}

/** What a service refuses, as HTTP says it; any other refusal is a conflict with how things stand (409). */
const statuses: Readonly<Record<string, number>> = {
  'page.bad-address': 400,
  'page.unknown-adult': 404,
  'page.unknown-student': 404,
  'page.not-here': 403,
  'page.not-our-form': 403,
  'diagnostic.not-started': 404,
  'diagnostic.no-paper': 404,
  // Misdirected: this server is not the one that was asked for.
  'page.wrong-host': 421,
  'services.no-plan': 404,
  'services.closed-day': 404,
  'services.no-round-on': 404,
  'services.unknown-student': 404,
  'services.not-allowed': 403,
  'services.bad-input': 400,
};

function statusCodeOf(error: unknown): number {
  return typeof error === 'object' && error !== null && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;
}

/** A page unless the asker names JSON and not HTML: people come with browsers, and a browser always names HTML. */
export function wantsPage(accept: string | undefined): boolean {
  return accept === undefined || /text\/html|\*\/\*/.test(accept) || !/json/.test(accept);
}

function localeOf(request: FastifyRequest): string {
  const query: unknown = request.query;
  return typeof query === 'object' && query !== null && 'lang' in query && query.lang === 'ar-XB' ? 'ar-XB' : 'en';
}
