import { type Identity, type Logger, ServiceUnavailableError } from '@app/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ZodError } from 'zod';
import { isStoreDown } from './errors.ts';
import type { Subgraph } from './subgraph.ts';

/** What answering calls needs. */
interface AnswerCallsOptions {
  /** The call's name follows it. */
  readonly path: string;
  readonly subgraph: Pick<Subgraph, 'name' | 'calls'>;
  readonly logger: Logger;
  identityOf(request: FastifyRequest): Promise<Identity | null>;
}

/** Answers the calls of other parts over HTTP; only parts of the platform may ask. */
export function answerCalls(app: FastifyInstance, options: AnswerCallsOptions): void {
  const handlers = new Map(options.subgraph.calls.map((handler) => [handler.name, handler]));
  app.post<{ Params: { name: string } }>(`${options.path}/:name`, async (request, reply) => {
    const identity = await options.identityOf(request);
    if (identity?.kind !== 'service')
      return reply.code(401).send({ message: 'Calls are answered to parts of the platform only.' });
    const handler = handlers.get(request.params.name);
    if (handler === undefined) return reply.code(404).send({ message: 'Nobody here answers this call.' });
    try {
      return await reply.send((await handler.answer(request.body)) ?? null);
    } catch (error) {
      return answerFailure(error, reply, options, handler.name);
    }
  });
}

function answerFailure(error: unknown, reply: FastifyReply, { logger, subgraph }: AnswerCallsOptions, call: string) {
  if (error instanceof ServiceUnavailableError || (error instanceof Error && isStoreDown(error))) {
    logger.warn({ err: error, call }, 'a store or part cannot answer');
    return reply.code(503).send({ message: `${subgraph.name} cannot answer right now.` });
  }
  if (error instanceof ZodError) logger.error({ call, issues: error.issues }, 'question or answer of a call has the wrong shape');
  else logger.error({ err: error, call }, 'unexpected error in a call');
  return reply.code(500).send({ message: 'The call failed.' });
}
