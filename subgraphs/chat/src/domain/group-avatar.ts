import { isId, problem, text, type Viewer } from '@app/kernel';
import type { CheckReferencesDeps } from './message-references.ts';

/** What is wrong with the picture of a group: it must be an image of the viewer's own. Null: no picture, nothing wrong. */
export async function checkAvatar(deps: Pick<CheckReferencesDeps, 'describeMedia'>, viewer: Viewer, mediaId: string | null) {
  if (mediaId === null) return [];
  const [media] = isId(mediaId) ? await deps.describeMedia([mediaId]) : [];
  if (media === undefined || media.ownerId !== viewer.id)
    return [problem('avatarMediaId', 'NOT_FOUND', text('There is no such upload of yours.', '没有这个上传文件。'))];
  if (media.kind !== 'IMAGE')
    return [problem('avatarMediaId', 'WRONG_KIND', text('A picture must be an image.', '头像必须是图片。'))];
  if (media.status === 'PENDING' || media.status === 'FAILED' || media.status === 'EXPIRED')
    return [problem('avatarMediaId', 'NOT_READY', text('The upload is not complete.', '文件尚未上传完成。'))];
  return [];
}
