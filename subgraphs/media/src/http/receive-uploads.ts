import { type Clock, isId } from '@app/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Media, statusAt } from '../domain/media.ts';

/** Why bytes were not taken. */
export type ReceiveRefusal = 'taken' | 'offset' | 'size' | 'locked';

/** Takes the bytes of uploads. */
export interface UploadReceiver {
  /** All bytes at once. */
  receive(media: Media, body: AsyncIterable<Buffer>): Promise<'received' | ReceiveRefusal>;
  /** The bytes from `offset` on; answers how many are there now. */
  append(media: Media, offset: number, body: AsyncIterable<Buffer>): Promise<number | ReceiveRefusal>;
  /** How many bytes are there. */
  offsetOf(media: Media): Promise<number>;
}

/** What receiving uploads needs. */
export interface ReceiveUploadsDeps {
  readonly find: (mediaId: string) => Promise<Media | null>;
  readonly isOurs: (mediaId: string, signature: string) => boolean;
  readonly receiver: UploadReceiver;
  readonly clock: Clock;
}

interface UploadHttpRequest {
  readonly Params: { readonly mediaId: string };
  readonly Querystring: { readonly signature?: string | string[] };
}
type Request = FastifyRequest<UploadHttpRequest>;

const TUS_VERSION = '1.0.0';
const STATUS_OF: Readonly<Record<ReceiveRefusal, number>> = { taken: 409, offset: 409, size: 413, locked: 423 };

/**
 * Takes bytes at `/uploads/<mediaId>?signature=…`: one PUT of the whole file with exactly the declared type and length, or tus 1.0 (HEAD and PATCH)
 * for resumable uploads. 403: not an address of ours; 404: no such upload; 409: received already, or another offset; 410: ended.
 */
export async function mountUploads(app: FastifyInstance, path: string, deps: ReceiveUploadsDeps): Promise<void> {
  // The bytes are never buffered: whoever takes them reads the stream.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, body, done) => done(null, body));
  app.addHook('onRequest', async (_request, reply) => {
    reply
      .header('cache-control', 'no-store')
      .header('access-control-allow-origin', '*')
      .header('access-control-expose-headers', 'Upload-Offset, Upload-Length, Upload-Expires, Tus-Resumable, Tus-Version');
  });
  const url = `${path}/:mediaId`;
  app.put<UploadHttpRequest>(url, { exposeHeadRoute: false }, (request, reply) => takeWhole(deps, request, reply));
  app.patch<UploadHttpRequest>(url, (request, reply) => takePart(deps, request, reply));
  app.head<UploadHttpRequest>(url, (request, reply) => tellOffset(deps, request, reply));
  app.options(url, async (_request, reply) =>
    reply
      .header('access-control-allow-methods', 'PUT, PATCH, HEAD, OPTIONS')
      .header('access-control-allow-headers', 'Content-Type, Upload-Offset, Tus-Resumable, X-Requested-With')
      .header('access-control-max-age', '86400')
      .header('tus-resumable', TUS_VERSION)
      .header('tus-version', TUS_VERSION)
      .header('tus-extension', 'expiration')
      .code(204)
      .send(),
  );
}

async function takeWhole(deps: ReceiveUploadsDeps, request: Request, reply: FastifyReply): Promise<FastifyReply> {
  const media = await openUpload(deps, request);
  if (typeof media === 'number') return refuse(reply, media);
  if (media.isResumable) return refuse(reply, 405);
  if (plain(request.headers['content-type']) !== media.contentType) return refuse(reply, 415);
  const length = request.headers['content-length'];
  if (length === undefined) return refuse(reply, 411);
  if (Number(length) !== media.sizeBytes) return refuse(reply, Number(length) > media.sizeBytes ? 413 : 400);
  const outcome = await deps.receiver.receive(media, request.raw);
  return outcome === 'received' ? reply.code(200).send() : refuse(reply, STATUS_OF[outcome]);
}

async function takePart(deps: ReceiveUploadsDeps, request: Request, reply: FastifyReply): Promise<FastifyReply> {
  reply.header('tus-resumable', TUS_VERSION);
  if (request.headers['tus-resumable'] !== TUS_VERSION) return refuse(reply.header('tus-version', TUS_VERSION), 412);
  const media = await openUpload(deps, request);
  if (typeof media === 'number') return refuse(reply, media);
  if (!media.isResumable) return refuse(reply, 405);
  if (plain(request.headers['content-type']) !== 'application/offset+octet-stream') return refuse(reply, 415);
  const given = String(request.headers['upload-offset'] ?? '');
  if (!/^\d{1,15}$/.test(given)) return refuse(reply, 400);
  const outcome = await deps.receiver.append(media, Number(given), request.raw);
  if (typeof outcome !== 'number') return refuse(reply, STATUS_OF[outcome]);
  return reply.header('upload-offset', String(outcome)).code(204).send();
}

async function tellOffset(deps: ReceiveUploadsDeps, request: Request, reply: FastifyReply): Promise<FastifyReply> {
  reply.header('tus-resumable', TUS_VERSION);
  const media = await findUpload(deps, request);
  if (typeof media === 'number') return refuse(reply, media);
  if (!media.isResumable) return refuse(reply, 405);
  if (statusAt(media, deps.clock.now()) === 'EXPIRED') return refuse(reply, 410);
  const offset = media.status === 'PENDING' ? await deps.receiver.offsetOf(media) : media.sizeBytes;
  return reply
    .header('upload-offset', String(offset))
    .header('upload-length', String(media.sizeBytes))
    .header('upload-expires', media.expiresAt.toUTCString())
    .code(200)
    .send();
}

/** The upload that this address was made for, or the status that refuses. */
async function findUpload(deps: ReceiveUploadsDeps, request: Request): Promise<Media | number> {
  const { mediaId } = request.params;
  const { signature } = request.query;
  if (!isId(mediaId) || typeof signature !== 'string' || !deps.isOurs(mediaId, signature)) return 403;
  const media = await deps.find(mediaId);
  return media === null || media.isDeleted ? 404 : media;
}

/** The same, when it still takes bytes. */
async function openUpload(deps: ReceiveUploadsDeps, request: Request): Promise<Media | number> {
  const media = await findUpload(deps, request);
  if (typeof media === 'number') return media;
  const status = statusAt(media, deps.clock.now());
  if (status === 'EXPIRED') return 410;
  return status === 'PENDING' ? media : 409;
}

function refuse(reply: FastifyReply, status: number): FastifyReply {
  return reply.code(status).send({ message: 'The bytes were not taken.' });
}

function plain(contentType: string | undefined): string {
  return (contentType?.split(';')[0] ?? '').trim().toLowerCase();
}
