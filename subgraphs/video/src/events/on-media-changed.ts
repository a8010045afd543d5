import { MediaDeleted, MediaFailed, MediaProgressed, MediaReady } from '@app/contracts/events';
import { type EventHandler, on } from '@app/events';
import { type SyncVideoDeps, syncVideo } from '../domain/sync-video.ts';

/** The file of a video moved on: the video follows what media says of it now. Files of nobody's video change nothing. */
export function onMediaChanged(deps: SyncVideoDeps): EventHandler[] {
  return [
    on(MediaProgressed, ({ data }) => syncVideo(deps, data.mediaId)),
    on(MediaReady, ({ data }) => syncVideo(deps, data.mediaId)),
    on(MediaFailed, ({ data }) => syncVideo(deps, data.mediaId)),
    on(MediaDeleted, ({ data }) => syncVideo(deps, data.mediaId)),
  ];
}
