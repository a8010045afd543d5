import type { PostRevision } from '../../domain/ports.ts';
import type { LinkPreview, Place, Post, TextRange } from '../../domain/post.ts';

export type PostMapper = Post;
export type TextRangeMapper = TextRange;
export type LinkPreviewMapper = LinkPreview;
export type PlaceMapper = Place;
export type PostRevisionMapper = PostRevision;
/** A person: nothing but their id. */
export interface UserMapper {
  readonly id: string;
}
/** A file with the permission to see it. */
export interface MediaMapper {
  readonly id: string;
  readonly grant: string;
}
