import type { ConnectionShape } from '@app/kernel';
import type { CommentView } from '../../domain/comment.ts';

export type CommentMapper = CommentView;

/** A page of comments; counted only when asked. */
export interface CommentConnectionMapper extends ConnectionShape<CommentView> {
  readonly countAll: () => Promise<number>;
}
