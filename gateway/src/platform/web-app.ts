import { readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { SubgraphRoutes } from '../ports.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};
const FILE_NAME = /^(assets\/)?[\w-][\w.-]*\.(js|css|svg)$/;
const ENCODINGS: readonly { readonly name: string; readonly suffix: string }[] = [
  { name: 'br', suffix: '.br' },
  { name: 'gzip', suffix: '.gz' },
];
const BUILT = fileURLToPath(new URL('../../../examples/web/dist/', import.meta.url));
/** No script but ours runs where the session is kept; hls.js works in a worker made of a blob. */
const POLICY = "script-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'self'";
/** Pages that links name without knowing where a web app lives. */
const LINKED_PAGES = ['/join/:code', '/verify-email', '/reset-password', '/confirm-email-change'] as const;
const NOT_BUILT = `<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="5"><title>Not built yet</title>
<style>body{font:16px/1.6 system-ui;max-width:36rem;margin:20vh auto;padding:0 1rem;color-scheme:light dark}</style>
<h1>The web app is not built yet</h1><p><code>npm start</code> builds it in the background; this page looks again by itself.
By hand: <code>npm run build --workspace @app/web</code></p>`;

/** The example web app at `/app`: files of its build, and its page for every address that is no file. */
export function webAppRoutes(folder: string = BUILT): SubgraphRoutes {
  return {
    kind: 'mounted',
    name: 'web',
    async mount(app: FastifyInstance) {
      const answerPage = async (reply: FastifyReply) => {
        const page = await contentOf(join(folder, 'index.html'));
        reply.header('cache-control', 'no-cache').header('content-security-policy', POLICY).type('text/html; charset=utf-8');
        return page === null ? reply.code(503).header('retry-after', '5').send(NOT_BUILT) : reply.send(page);
      };
      app.get('/app', async (_request, reply) => reply.redirect('/app/'));
      for (const page of LINKED_PAGES) app.get(page, async (request, reply) => reply.redirect(`/app${request.url}`));
      app.get<{ Params: { '*'?: string } }>('/app/*', async (request, reply) => {
        const path = request.params['*'] ?? '';
        const type = TYPES[extname(path)];
        if (type === undefined) return answerPage(reply);
        const accepted = ENCODINGS.filter(({ name }) => request.headers['accept-encoding']?.includes(name) === true);
        const found = FILE_NAME.test(path) ? await smallestOf(join(folder, path), accepted) : null;
        if (found === null) return reply.callNotFound();
        if (found.encoding !== null) reply.header('content-encoding', found.encoding);
        reply.header('vary', 'accept-encoding');
        // Assets bear a hash of their content in their names.
        reply.header(
          'cache-control',
          path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
        );
        return reply.type(type).send(found.content);
      });
    },
  };
}

/** The file as the build compressed it, for a browser that takes it. */
async function smallestOf(
  file: string,
  accepted: typeof ENCODINGS,
): Promise<{ content: Buffer; encoding: string | null } | null> {
  for (const { name, suffix } of accepted) {
    const content = await contentOf(file + suffix);
    if (content !== null) return { content, encoding: name };
  }
  const content = await contentOf(file);
  return content === null ? null : { content, encoding: null };
}

async function contentOf(file: string): Promise<Buffer | null> {
  try {
    return (await stat(file)).isFile() ? await readFile(file) : null;
  } catch {
    return null;
  }
}
