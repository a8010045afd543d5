import type { Derivative, Media } from '../../domain/media.ts';

export type MediaMapper = Media;
/** A derivative with the upload that it belongs to, of which its address is made. */
export interface MediaVariantMapper {
  readonly media: Media;
  readonly file: Derivative;
}
