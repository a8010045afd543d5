import { createHash } from 'node:crypto';
import {
  CAPTION_TRACKS_PER_VIDEO,
  captionLabelField,
  captionLanguageField,
  WEBVTT_MAX_BYTES,
} from '@app/collections/wechat_video/fields';
import { VideoChanged } from '@app/contracts/events';
import { checkInput, type InvalidInput, type NotFound, notFound, type Tx, type Viewer } from '@app/kernel';
import { z } from 'zod';
import type { CoreDeps } from './ports.ts';
import type { VideoSuccess } from './processing.ts';
import { findOwn } from './read-videos.ts';
import { refusals } from './refusals.ts';
import type { CaptionTrack, Video } from './video.ts';
import { checkWebvtt } from './webvtt.ts';

/** The text of one track. */
export interface Caption {
  readonly videoId: string;
  readonly userId: string;
  readonly language: string;
  readonly version: string;
  readonly webvtt: string;
}

export interface CaptionStore {
  /** Keeps the text of a track in place of an earlier one of its language. */
  put(caption: Caption, at: Date, tx: Tx): Promise<void>;
  find(videoId: string, language: string): Promise<Caption | null>;
}

export interface AddCaptionsDeps extends Pick<CoreDeps, 'videos' | 'outbox' | 'transact' | 'clock'> {
  readonly captions: CaptionStore;
}

const VERSION_LENGTH = 16;

const inputSchema = z.object({
  language: captionLanguageField(),
  label: captionLabelField(),
  webvtt: z.string().transform((typed, context) => {
    const checked = checkWebvtt(typed, WEBVTT_MAX_BYTES);
    if (checked.ok) return checked.text;
    context.addIssue({ code: 'custom', params: { code: checked.problem, max: WEBVTT_MAX_BYTES }, message: checked.problem });
    return z.NEVER;
  }),
});

/** Adds a captions track to one's own video, or replaces the one of its language. At most 30 tracks, each of at most 256 KiB. */
export async function addCaptions(
  deps: AddCaptionsDeps,
  viewer: Viewer,
  videoId: string,
  input: { readonly language: string; readonly label: string; readonly webvtt: string },
): Promise<VideoSuccess | InvalidInput | NotFound> {
  const checked = checkInput(inputSchema, input);
  if (!checked.ok) return checked.refusal;
  if ((await findOwn(deps, viewer, videoId)) === null) return notFound();
  const { language, label, webvtt } = checked.value;
  const version = createHash('sha256').update(webvtt).digest('base64url').slice(0, VERSION_LENGTH);
  const now = deps.clock.now();
  return deps.transact(async (tx): Promise<VideoSuccess | InvalidInput | NotFound> => {
    const before = await deps.videos.findById(videoId, tx);
    if (before === null || before.isDeleted) return notFound();
    const captions = withTrack(before.captions, { language, label, version });
    if (captions.length > CAPTION_TRACKS_PER_VIDEO) return refusals.tooManyTracks(CAPTION_TRACKS_PER_VIDEO);
    const video = await deps.videos.update(videoId, { captions }, now, tx);
    if (video === null) return notFound();
    await deps.captions.put({ videoId, userId: video.userId, language, version, webvtt }, now, tx);
    await deps.outbox.append([changed(video)], tx);
    return { kind: 'VideoSuccess', video };
  });
}

function withTrack(tracks: readonly CaptionTrack[], track: CaptionTrack): CaptionTrack[] {
  const isOther = ({ language }: CaptionTrack) => language.toLowerCase() !== track.language.toLowerCase();
  return [...tracks.filter(isOther), track].sort((a, b) => (a.language < b.language ? -1 : 1));
}

function changed({ id: videoId, userId: ownerId, privacy }: Video) {
  return VideoChanged({ videoId, ownerId, privacy });
}
