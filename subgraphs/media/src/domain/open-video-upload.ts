import { fileNameField } from '@app/collections/wechat_media/fields';
import type { OpenVideoUpload } from '@app/contracts';
import { checkInput, type InvalidInput, type NotAllowed } from '@app/kernel';
import { z } from 'zod';
import type { Media } from './media.ts';
import { openUpload, plainType } from './open-upload.ts';
import type { MediaDeps } from './ports.ts';
import { ticketOf, type UploadTicket } from './upload-tickets.ts';

const inputSchema = z.strictObject({ fileName: fileNameField().nullable() });

/** Opens the upload of a video's file on behalf of its domain; asked again for one video, it answers the same upload. Refuses like `createUpload`. */
export async function openVideoUpload(
  deps: MediaDeps,
  input: z.output<typeof OpenVideoUpload.input>,
): Promise<UploadTicket | InvalidInput | NotAllowed> {
  const checked = checkInput(inputSchema, { fileName: input.fileName });
  if (!checked.ok) return checked.refusal;
  const { ownerId, videoId } = input;
  const earlier = await deps.transact((tx) => deps.uploads.findByVideo(ownerId, videoId, tx));
  const opened: Media | InvalidInput | NotAllowed =
    earlier ??
    (await openUpload(deps, {
      ownerId,
      videoId,
      kind: 'VIDEO',
      contentType: plainType(input.contentType),
      sizeBytes: input.sizeBytes,
      fileName: checked.value.fileName,
      altText: null,
      sha256: null,
      isResumable: input.resumable,
      isShort: input.isShort,
    }));
  return 'status' in opened ? ticketOf(deps, opened) : opened;
}
