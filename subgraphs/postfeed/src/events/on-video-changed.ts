import { VideoChanged, VideoDeleted, VideoPublished } from '@app/contracts/events';
import { type EventHandler, on } from '@app/events';
import { type AnnounceDeps, announceVideo, followVideoPrivacy, withdrawAnnouncement } from '../domain/announce-video.ts';

/** A video that becomes public is told of by a post of its owner; that post follows its privacy and goes with it. */
export function onVideoChanged(deps: AnnounceDeps): EventHandler[] {
  return [
    on(VideoPublished, ({ data, occurredAt }) => announceVideo(deps, data, new Date(occurredAt))),
    on(VideoChanged, ({ data }) => followVideoPrivacy(deps, data)),
    on(VideoDeleted, ({ data }) => withdrawAnnouncement(deps, data.videoId, data.ownerId)),
  ];
}
