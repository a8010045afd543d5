import {
  TAGS_PER_VIDEO,
  videoDescriptionField,
  videoLocationField,
  videoPrivacySchema,
  videoTagField,
  videoTitleField,
  videoTypeSchema,
} from '@app/collections/wechat_video/fields';
import { VideoChanged } from '@app/contracts/events';
import {
  type Conflict,
  checkInput,
  type InvalidInput,
  keyReused,
  type NotAllowed,
  newId,
  ServiceUnavailableError,
  type Viewer,
} from '@app/kernel';
import { z } from 'zod';
import type { CoreDeps, Idempotency, IdempotencyKey, UploadTicket } from './ports.ts';
import { fromMedia } from './refusals.ts';

export interface CreateVideoDeps extends Omit<CoreDeps, 'cursors'> {
  readonly idempotency: Idempotency;
}

/** The video is there, and its file may be sent. */
export interface VideoOpened {
  readonly kind: 'VideoUploadTicket';
  readonly videoId: string;
  readonly ticket: UploadTicket;
}

/** Tags as they are kept: without a leading sign, each once whatever its case. */
export const tagsField = () =>
  z
    .array(z.preprocess((tag) => (typeof tag === 'string' ? tag.trim().replace(/^[#＃]/u, '') : tag), videoTagField()))
    .max(TAGS_PER_VIDEO)
    .overwrite((tags) => [...new Map(tags.map((tag) => [tag.toLowerCase(), tag])).values()]);

const inputSchema = z.object({
  clientMutationId: z.string().min(1).max(200).nullish(),
  type: videoTypeSchema.nullish(),
  title: videoTitleField(),
  description: videoDescriptionField().nullish(),
  tags: tagsField().nullish(),
  location: videoLocationField().nullish(),
  privacy: videoPrivacySchema.nullish(),
  contentType: z.string().min(1).max(100),
  sizeBytes: z.number().int().min(1),
  fileName: z.string().min(1).max(255).nullish(),
  resumable: z.boolean().nullish(),
});
type CreateVideoInput = z.output<typeof inputSchema>;

/**
 * Opens the upload of a video and makes its row, UPLOADING. With `clientMutationId` a retry answers the same video and its ticket
 * (`KEY_REUSED` for other content). Refuses what media refuses: `InvalidInput` for type or size, `NotAllowed` reason `QUOTA`.
 */
export async function createVideo(
  deps: CreateVideoDeps,
  viewer: Viewer,
  input: unknown,
): Promise<VideoOpened | InvalidInput | NotAllowed | Conflict> {
  const checked = checkInput(inputSchema, input);
  if (!checked.ok) return checked.refusal;
  const { clientMutationId, ...content } = checked.value;
  const key: IdempotencyKey | null = clientMutationId
    ? { callerId: viewer.id, operation: 'createVideo', key: clientMutationId, content }
    : null;
  const earlier = key === null ? null : await deps.idempotency.find(key);
  if (earlier === 'REUSED') return keyReused();
  if (earlier !== null) return openUpload(deps, viewer.id, earlier.resultId, content);
  return createOnce(deps, viewer.id, content, key);
}

type Content = Omit<CreateVideoInput, 'clientMutationId'>;

async function openUpload(
  deps: CreateVideoDeps,
  ownerId: string,
  videoId: string,
  content: Content,
): Promise<VideoOpened | InvalidInput | NotAllowed> {
  const opened = await deps.media.openUpload({
    ownerId,
    videoId,
    contentType: content.contentType,
    sizeBytes: content.sizeBytes,
    fileName: content.fileName ?? null,
    resumable: content.resumable ?? true,
    isShort: content.type === 'SHORT',
  });
  if (opened.kind === 'Refused') return fromMedia(opened);
  const { kind: _, ...ticket } = opened;
  return { kind: 'VideoUploadTicket', videoId, ticket };
}

async function createOnce(
  deps: CreateVideoDeps,
  ownerId: string,
  content: Content,
  key: IdempotencyKey | null,
): Promise<VideoOpened | InvalidInput | NotAllowed | Conflict> {
  const self = (await deps.relations(ownerId, [ownerId])).get(ownerId);
  // What is not known of the account counts as closed; its events open it.
  if (self === undefined) throw new ServiceUnavailableError('profiles');
  const opened = await openUpload(deps, ownerId, newId(), content);
  if (opened.kind !== 'VideoUploadTicket') return opened;
  const { videoId, ticket } = opened;
  const now = deps.clock.now();
  const privacy = content.privacy ?? 'PUBLIC';
  try {
    await deps.transact(async (tx) => {
      if (key !== null) await deps.idempotency.claim(key, videoId, now, tx);
      await deps.videos.insert(
        {
          id: videoId,
          userId: ownerId,
          declaredType: content.type ?? 'LONG',
          title: content.title,
          description: content.description ?? '',
          tags: content.tags ?? [],
          location: content.location || null,
          privacy,
          mediaId: ticket.mediaId,
          isHidden: !self.exists,
          isOwnerPrivate: self.isPrivate,
          createdAt: now,
        },
        tx,
      );
      await deps.outbox.append([VideoChanged({ videoId, ownerId, privacy })], tx);
    });
  } catch (error) {
    // A parallel try with the same key was first: its video is ours, and this upload is nobody's.
    const first = key === null ? null : await deps.idempotency.find(key);
    if (first === null) throw error;
    await deps.media.delete([ticket.mediaId]);
    return first === 'REUSED' ? keyReused() : openUpload(deps, ownerId, first.resultId, content);
  }
  return opened;
}
