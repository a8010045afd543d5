import { VideoChanged, VideoDeleted } from '@app/contracts/events';
import { type EventHandler, on } from '@app/events';
import { type CarryMediaDeps, carryMedia } from '../domain/carry-media.ts';

/** Privacy, pictures or existence of a video changed: media learns who may fetch its files. */
export function onVideoChanged(deps: CarryMediaDeps): EventHandler[] {
  return [
    on(VideoChanged, ({ data }) => carryMedia(deps, data.videoId, data.detachedMediaIds)),
    on(VideoDeleted, ({ data }) => carryMedia(deps, data.videoId)),
  ];
}
