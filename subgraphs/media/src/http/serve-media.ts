import { type Clock, isId } from '@app/kernel';
import { type MediaAccess, type MediaUrls, mediaIdOfPublicKey, PUBLIC_MEDIA_PATH, SIGNED_MEDIA_PATH } from '@app/media-urls';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { derivedFolder, type Media } from '../domain/media.ts';
import type { MediaStore } from '../domain/ports.ts';
import { servedTypeOf } from './content-types.ts';
import { isPartOfRendition, playlistForLong } from './long-videos.ts';
import { readRange } from './ranges.ts';
import type { ServedLookup } from './served-lookup.ts';

/** What serving files needs. */
export interface ServeMediaDeps {
  readonly lookup: ServedLookup;
  readonly store: MediaStore;
  readonly urls: MediaUrls;
  readonly clock: Clock;
}

interface PublicRequest {
  readonly Params: { readonly publicKey: string; readonly '*': string };
}
interface SignedRequest {
  readonly Params: { readonly token: string; readonly mediaId: string; readonly '*': string };
}

/** A file that is asked for, and how. */
interface Ask {
  readonly mediaId: string;
  readonly file: string;
  /** As the address has it: the key of an immutable one, or what was signed. */
  readonly access: { readonly publicKey: string } | MediaAccess;
}

/** A file that may be fetched. */
interface Found {
  readonly media: Media;
  readonly path: string;
  readonly size: number;
  readonly contentType: string;
}

const FILE_FORM = /^[a-z0-9]{4,20}(\/[A-Za-z0-9_-][A-Za-z0-9_.-]*){1,3}$/;
const MAX_AGE_SEC = 31_536_000;

/**
 * Serves `/media/p/<publicKey>/<file>` (immutable) and `/media/s/<token>/<mediaId>/<file>` (signed): whole or by range. Whatever may not be fetched,
 * or no longer, looks absent.
 */
export async function mountMediaFiles(app: FastifyInstance, deps: ServeMediaDeps): Promise<void> {
  app.route<PublicRequest>({
    method: ['GET', 'HEAD'],
    url: `${PUBLIC_MEDIA_PATH}/:publicKey/*`,
    handler: async (request, reply) => {
      const { publicKey, '*': file } = request.params;
      const mediaId = mediaIdOfPublicKey(publicKey);
      return answer(deps, request, reply, mediaId === null ? null : { mediaId, file, access: { publicKey } });
    },
  });
  app.route<SignedRequest>({
    method: ['GET', 'HEAD'],
    url: `${SIGNED_MEDIA_PATH}/:token/:mediaId/*`,
    handler: async (request, reply) => {
      const { token, mediaId, '*': file } = request.params;
      const access = isId(mediaId) ? deps.urls.verify(token, mediaId, deps.clock.now()) : null;
      return answer(deps, request, reply, access === null ? null : { mediaId, file, access });
    },
  });
  app.options('/media/*', async (_request, reply) =>
    withCors(reply)
      .header('access-control-allow-methods', 'GET, HEAD')
      .header('access-control-allow-headers', 'Range, If-None-Match, If-Range')
      .header('access-control-max-age', '86400')
      .code(204)
      .send(),
  );
}

async function answer(
  deps: ServeMediaDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  ask: Ask | null,
): Promise<FastifyReply> {
  const found = ask === null ? null : await find(deps, ask);
  if (ask === null || found === null) return absent(reply);
  const { file, access } = ask;
  const until = 'until' in access ? access.until : null;
  if (until !== null) {
    const playlist = await playlistForLong(deps, found);
    if (playlist !== null) return withCors(reply).header('cache-control', 'no-store').type(found.contentType).send(playlist);
  }
  const etag = `"${file.slice(0, file.indexOf('/'))}"`;
  withCors(reply)
    .header('accept-ranges', 'bytes')
    .header('etag', etag)
    .header('cache-control', cacheControl(until, deps.clock.now()))
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('content-type', found.contentType);
  const disposition = found.media.kind === 'FILE' ? attachment(found.media.fileName, file) : null;
  if (disposition !== null) reply.header('content-disposition', disposition);
  // A playlist names its parts relatively: it is served from here, whoever serves them.
  const elsewhere =
    until === null || file.endsWith('.m3u8')
      ? null
      : await deps.store.addressOf(found.path, { contentType: found.contentType, disposition, until });
  if (elsewhere !== null) return reply.removeHeader('content-type').redirect(elsewhere, 302);
  if (isNotModified(request, etag)) return reply.code(304).send();
  const ifRange = request.headers['if-range'];
  const asked =
    ifRange === undefined || ifRange === etag ? readRange(request.headers.range, found.size) : { kind: 'all' as const };
  if (asked.kind === 'none') return reply.code(416).header('content-range', `bytes */${found.size}`).send();
  const range = asked.kind === 'part' ? asked : undefined;
  reply.header('content-length', String(range === undefined ? found.size : range.end - range.start + 1));
  if (range !== undefined) reply.code(206).header('content-range', `bytes ${range.start}-${range.end}/${found.size}`);
  if (request.method === 'HEAD') return reply.send();
  return reply.send(await deps.store.read(found.path, range));
}

/** What was remembered may let a file through for two seconds too long, but must not hold back one that was just published. */
async function find(deps: ServeMediaDeps, ask: Ask): Promise<Found | null> {
  return (
    (await locate(deps, ask, await deps.lookup.find(ask.mediaId))) ?? locate(deps, ask, await deps.lookup.findFresh(ask.mediaId))
  );
}

/** The stored file that is asked for; null when it is not published, not by this address, or not there. */
async function locate(deps: ServeMediaDeps, { access, file }: Ask, media: Media | null): Promise<Found | null> {
  const contentType = servedTypeOf(file);
  if (media === null || media.isDeleted || contentType === null || !FILE_FORM.test(file)) return null;
  if (!opens(access, media, file)) return null;
  if (!media.keys.includes(file.slice(0, file.indexOf('/')))) return null;
  const path = `${derivedFolder(media.contentId)}/${file}`;
  const size = await deps.store.sizeOf(path);
  return size === null ? null : { media, path, size, contentType };
}

/** Whether this access opens this file now. */
function opens(access: Ask['access'], media: Media, file: string): boolean {
  if ('publicKey' in access) return media.publicKey === access.publicKey;
  return access.since >= (media.accessSince ?? access.since) && (!access.isPlaying || isPartOfRendition(file));
}

function isNotModified(request: FastifyRequest, etag: string): boolean {
  const known = request.headers['if-none-match'];
  return (known ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
}

function cacheControl(until: Date | null, now: Date): string {
  if (until === null) return `public, max-age=${MAX_AGE_SEC}, immutable`;
  return `private, max-age=${Math.max(0, Math.floor((until.getTime() - now.getTime()) / 1000))}`;
}

/** Documents are never shown in our origin; the name is their owner's, in the form of RFC 6266. */
function attachment(fileName: string | null, file: string): string {
  const name = fileName ?? file.slice(file.lastIndexOf('/') + 1);
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

function withCors(reply: FastifyReply): FastifyReply {
  return reply
    .header('access-control-allow-origin', '*')
    .header('access-control-expose-headers', 'Content-Length, Content-Range, Accept-Ranges, ETag')
    .header('cross-origin-resource-policy', 'cross-origin');
}

function absent(reply: FastifyReply): FastifyReply {
  return withCors(reply).code(404).header('cache-control', 'no-store').send({ message: 'There is nothing here.' });
}
