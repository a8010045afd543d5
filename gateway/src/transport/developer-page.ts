import type { FastifyInstance } from 'fastify';
import { GraphiqlPage } from '../graphiql/page-files.ts';

/** GraphiQL at `/graphiql`, without any network. */
export function mountGraphiql(app: FastifyInstance): void {
  const page = new GraphiqlPage();
  app.get<{ Params: { '*'?: string } }>('/graphiql/*', async (request, reply) => {
    const path = request.params['*'] ?? '';
    const file = await page.file(path);
    if (file === null) return reply.callNotFound();
    // Assets bear a hash of their content in their names.
    reply.header('cache-control', path === '' ? 'no-cache' : 'public, max-age=31536000, immutable');
    return reply.type(file.type).send(file.content);
  });
  app.get('/graphiql', async (_request, reply) => reply.redirect('/graphiql/'));
}
