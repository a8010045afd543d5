import { altTextField } from '@app/collections/wechat_media/fields';
import { checkInput, type InvalidInput, notFound, type Viewer } from '@app/kernel';
import { z } from 'zod';
import { type MediaOutcome, ownUpload } from './complete-upload.ts';
import { move } from './move.ts';
import type { MediaDeps } from './ports.ts';

const inputSchema = z.strictObject({ altText: altTextField() });

/** Describes an upload of the viewer's for those who cannot see it; an empty text takes the description away. */
export async function setAltText(
  deps: MediaDeps,
  viewer: Viewer,
  mediaId: string,
  altText: string,
): Promise<MediaOutcome | InvalidInput> {
  const checked = checkInput(inputSchema, { altText });
  if (!checked.ok) return checked.refusal;
  const media = await ownUpload(deps, viewer.id, mediaId);
  if (media === null) return notFound();
  const changes = { altText: checked.value.altText || null };
  const changed = await move(deps, media.id, { guard: { isDeleted: false }, changes });
  return changed === null ? notFound() : { kind: 'MediaSuccess', media: changed };
}
