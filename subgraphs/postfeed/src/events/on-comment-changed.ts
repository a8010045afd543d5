import { CommentAdded, CommentDeleted } from '@app/contracts/events';
import { type EventHandler, on } from '@app/events';
import type { CommentStore, MediaFiles } from '../domain/ports.ts';

/** Media learn which comments carry them. What hangs on comments has signed addresses only: whoever may see it is asked anew each time. */
export function onCommentChanged(deps: {
  readonly comments: Pick<CommentStore, 'findById'>;
  readonly media: Pick<MediaFiles, 'setCarrier'>;
}): EventHandler[] {
  const tell = async (commentId: string) => {
    const comment = await deps.comments.findById(commentId);
    if (comment !== null) await deps.media.setCarrier(`comment:${commentId}`, comment.mediaIds, false, !comment.isDeleted);
  };
  return [on(CommentAdded, ({ data }) => tell(data.commentId)), on(CommentDeleted, ({ data }) => tell(data.commentId))];
}
