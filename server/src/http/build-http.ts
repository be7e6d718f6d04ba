import swagger from '@fastify/swagger';
import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, serializerCompiler } from 'fastify-type-provider-zod';
import { checkInput } from './check-input.ts';
import { formBody } from './form-body.ts';
import { guardHost } from './guard-host.ts';
import { guardPolicy } from './guard-policy.ts';
import type { HttpOptions } from './http-options.ts';
import { answerProblem, rawProblem } from './problems.ts';
import { choiceRoutes } from './routes/choices.ts';
import { dayRoutes } from './routes/days.ts';
import { diagnosticRoutes } from './routes/diagnostics.ts';
import { judgementRoutes } from './routes/judgements.ts';
import { draftRoutes } from './routes/drafts.ts';
import { roundRoutes } from './routes/rounds.ts';
import { stateRoutes } from './routes/state.ts';
import { styleRoutes } from './routes/styles.ts';
import { workRoutes } from './routes/work.ts';
import { securityHeaders } from './security-headers.ts';

/**
 * The pages over HTTP, ready to be asked or to listen. Closed by default: a route without a policy can not be registered, a host that is
 * not this computer's own name is refused, and every answer, errors too, carries the security headers.
 */
export async function buildHttp(options: HttpOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: options.logger ?? false,
    bodyLimit: 1024,
    requestTimeout: 30_000,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    clientErrorHandler: rawProblem,
    frameworkErrors: (error, request, reply) => {
      void reply.headers(securityHeaders);
      answerProblem(options, { error, request, reply });
    },
  });
  app.setValidatorCompiler(checkInput);
  app.setSerializerCompiler(serializerCompiler);
  app.addHook('onRequest', async (_request, reply) => { void reply.headers(securityHeaders); });
  // A page of work is sent to its end while the server closes; its connection is idle only then, and would be kept for another minute.
  app.addHook('preClose', async () => {
    const sweep = setInterval(() => app.server.closeIdleConnections(), 100);
    app.server.once('close', () => clearInterval(sweep));
  });
  guardHost(app);
  guardPolicy(app);
  formBody(app);
  app.setErrorHandler((error, request, reply) => answerProblem(options, { error, request, reply }));
  app.setNotFoundHandler((request, reply) => answerProblem(options, { error: notFound(), request, reply }));
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Heddle', version: '1', description: 'The planned day of one school, as pages and as JSON.' } },
    transform: jsonSchemaTransform,
  });
  await app.register(dayRoutes(options));
  await app.register(workRoutes(options));
  await app.register(draftRoutes(options));
  await app.register(choiceRoutes(options));
  await app.register(judgementRoutes(options));
  await app.register(roundRoutes(options));
  await app.register(diagnosticRoutes(options));
  await app.register(styleRoutes(options));
  await app.register(stateRoutes());
  return app;
}

function notFound(): Error & { readonly statusCode: number } {
  return Object.assign(new Error('not found'), { statusCode: 404 });
}
