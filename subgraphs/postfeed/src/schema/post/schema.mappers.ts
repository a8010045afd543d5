import type { Post, TextRange } from '../../domain/post.ts';

export type PostMapper = Post;
export type TextRangeMapper = TextRange;
/** A person: nothing but their id. */
export interface UserMapper {
  readonly id: string;
}
