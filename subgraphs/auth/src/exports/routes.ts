import type { SessionState } from '@app/contracts';
import { type Clock, isId } from '@app/kernel';
import type { FastifyInstance } from 'fastify';
import type { ExportReader } from '../domain/data-export.ts';
import type { AccessTokenClaims } from '../domain/ports.ts';
import { archiveOf } from './archive.ts';
import { EXPORTS_PATH, type ExportLinks } from './links.ts';

/** What serving exports needs. */
export interface ExportRoutesOptions {
  readonly exports: ExportReader;
  readonly links: ExportLinks;
  readonly clock: Clock;
  verifyToken(token: string, now: Date): Promise<AccessTokenClaims | null>;
  stateOf(sessionId: string): Promise<SessionState>;
}

interface ExportRequest {
  readonly Params: { readonly id: string };
  readonly Querystring: { readonly expires?: string; readonly signature?: string };
}

/**
 * Serves `GET /exports/ID` to whoever was given the signed link, which is the owner alone. A request that says it is somebody else's
 * (by a token) gets nothing, even with the link. Everything that is refused looks absent.
 */
export async function mountExports(app: FastifyInstance, options: ExportRoutesOptions): Promise<void> {
  const { exports, links, clock } = options;
  app.get<ExportRequest>(`${EXPORTS_PATH}/:id`, async (request, reply) => {
    const { expires = '', signature = '' } = request.query;
    const now = clock.now();
    const absent = () => reply.code(404).header('cache-control', 'no-store').send({ message: 'There is nothing here.' });
    if (!isId(request.params.id) || !links.isValid({ exportId: request.params.id, expires, signature }, now)) return absent();
    const found = await exports.find(request.params.id);
    if (found === null || found.expiresAt === null || found.expiresAt <= now) return absent();
    if (!(await mayFetch(options, request.headers.authorization, found.userId, now))) return absent();
    const archive = await archiveOf(await exports.readParts(found.id));
    return reply
      .header('content-type', 'application/zip')
      .header('content-disposition', `attachment; filename="wechat-data-${found.id}.zip"`)
      .header('cache-control', 'private, no-store')
      .header('x-content-type-options', 'nosniff')
      .send(archive);
  });
}

async function mayFetch(
  options: ExportRoutesOptions,
  authorization: string | undefined,
  ownerId: string,
  now: Date,
): Promise<boolean> {
  if (authorization === undefined) return true;
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  const claims = token === undefined ? null : await options.verifyToken(token, now);
  if (claims === null || claims.userId !== ownerId) return false;
  return (await options.stateOf(claims.sessionId)).state === 'active';
}
