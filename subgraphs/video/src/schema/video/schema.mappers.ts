import type { Video } from '../../domain/video.ts';

export type VideoMapper = Video;
/** A person: nothing but their id. */
export interface UserMapper {
  readonly id: string;
}
