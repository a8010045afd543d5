import { altTextField, fileNameField, MEDIA_KINDS, sha256Field } from '@app/collections/wechat_media/fields';
import { checkInput, type InvalidInput, type NotAllowed, notAllowed, text, type Viewer } from '@app/kernel';
import { z } from 'zod';
import { uploadExpired } from './complete-upload.ts';
import { openUpload, plainType } from './open-upload.ts';
import type { IdempotencyAsk, MediaDeps } from './ports.ts';
import { ticketOf, type UploadTicket } from './upload-tickets.ts';

const inputSchema = z.strictObject({
  clientMutationId: z.string().max(200).nullish(),
  kind: z.enum(MEDIA_KINDS),
  contentType: z.string().min(1).max(127),
  sizeBytes: z.number(),
  fileName: fileNameField().nullish(),
  altText: altTextField().nullish(),
  sha256: z.string().toLowerCase().pipe(sha256Field()).nullish(),
  resumable: z.boolean().nullish(),
});

/**
 * Opens an upload of the viewer's and says where to send the bytes. A repeated `clientMutationId` answers the same upload. Refuses with
 * `InvalidInput`, and with `NotAllowed` QUOTA, KEY_REUSED, or UPLOAD_EXPIRED when the upload of that key was deleted.
 */
export async function createUpload(
  deps: MediaDeps,
  viewer: Viewer,
  input: unknown,
): Promise<UploadTicket | InvalidInput | NotAllowed> {
  const checked = checkInput(inputSchema, input);
  if (!checked.ok) return checked.refusal;
  const { clientMutationId, ...value } = checked.value;
  const ask: IdempotencyAsk | null = clientMutationId
    ? { callerId: viewer.id, operation: 'createUpload', key: clientMutationId, content: value }
    : null;
  const earlier = await earlierTicket(deps, ask);
  if (earlier !== null) return earlier;
  const wish = {
    ownerId: viewer.id,
    kind: value.kind,
    contentType: plainType(value.contentType),
    sizeBytes: value.sizeBytes,
    fileName: value.fileName ?? null,
    altText: value.altText || null,
    sha256: value.sha256 ?? null,
    isResumable: value.resumable ?? false,
    videoId: null,
    isShort: false,
  };
  try {
    const opened = await openUpload(deps, wish, ask);
    return 'status' in opened ? await ticketOf(deps, opened) : opened;
  } catch (error) {
    // A parallel request with the same key was first.
    const first = await earlierTicket(deps, ask);
    if (first === null) throw error;
    return first;
  }
}

async function earlierTicket(deps: MediaDeps, ask: IdempotencyAsk | null): Promise<UploadTicket | NotAllowed | null> {
  const earlier = ask === null ? null : await deps.idempotency.find(ask);
  if (earlier === null) return null;
  if (earlier === 'REUSED')
    return notAllowed(
      'KEY_REUSED',
      text('This key was used for something else. Use a new one.', '该幂等键已用于其他内容，请换一个。'),
    );
  const media = await deps.uploads.findById(earlier.resultId);
  return media === null || media.isDeleted ? uploadExpired() : ticketOf(deps, media);
}
