import type { ServiceCalls } from '@app/calls';
import { GetJwks } from '@app/contracts';
import { ServiceUnavailableError } from '@app/kernel';
import type { FastifyInstance } from 'fastify';

/** The public keys of access tokens (RFC 7517), for others who verify them. */
export function mountKeySet(app: FastifyInstance, calls: ServiceCalls): void {
  app.get('/.well-known/jwks.json', async (_request, reply) => {
    try {
      const keys = await calls.invoke(GetJwks, {});
      return reply.header('cache-control', 'public, max-age=300').type('application/jwk-set+json').send(JSON.stringify(keys));
    } catch (error) {
      if (error instanceof ServiceUnavailableError) return reply.code(503).send({ message: error.message });
      throw error;
    }
  });
}
