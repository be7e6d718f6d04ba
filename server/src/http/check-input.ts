import { HeddleError, tellInput } from '@heddle/engine/problem';
import type { FastifySchemaCompiler } from 'fastify';
import type { ZodType } from 'zod';

/** What an address and a form say, read by the schema of the route; what is wrong with them comes in sentences of ours, with field and value. */
export const checkInput: FastifySchemaCompiler<ZodType> = ({ schema }) => (data) => {
  const read = schema.safeParse(data, { reportInput: true });
  return read.success ? { value: read.data } : { error: new HeddleError('page.bad-address', {}, tellInput(read.error.issues)) };
};
