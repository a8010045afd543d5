import { isId } from '@app/kernel';
import type { Subgraph } from '@app/subgraph';
import type { CaptionUrls } from './caption-urls.ts';
import { CAPTIONS_PATH } from './caption-urls.ts';
import type { CaptionStore } from './domain/add-captions.ts';
import type { CoreDeps } from './domain/ports.ts';
import { isOpenToAll, isWatchable } from './domain/video-rules.ts';

export interface ServeCaptionsDeps extends Pick<CoreDeps, 'videos' | 'clock'> {
  readonly captions: CaptionStore;
  readonly captionUrls: CaptionUrls;
}

interface CaptionParams {
  readonly access: string;
  readonly videoId: string;
  readonly language: string;
  readonly file: string;
}

/** Serves captions files to players; whoever has no right to one gets 404, like whoever asks for one that is not there. */
export function captionRoutes(deps: ServeCaptionsDeps): NonNullable<Subgraph['routes']> {
  return {
    prefixes: [CAPTIONS_PATH],
    async mount(app) {
      app.get<{ Params: CaptionParams }>(`${CAPTIONS_PATH}/:access/:videoId/:language/:file`, async (request, reply) => {
        const found = await findCaption(deps, request.params);
        reply.header('access-control-allow-origin', '*').header('x-content-type-options', 'nosniff');
        if (found === null) return reply.code(404).header('cache-control', 'no-store').type('text/plain').send('Not found.');
        return reply
          .header('cache-control', found.isPublic ? 'public, max-age=5' : 'private, max-age=60')
          .type('text/vtt; charset=utf-8')
          .send(found.webvtt);
      });
    },
  };
}

async function findCaption(deps: ServeCaptionsDeps, { access, videoId, language, file }: CaptionParams) {
  if (!isId(videoId) || language.length > 35) return null;
  const [video, caption] = await Promise.all([deps.videos.findById(videoId), deps.captions.find(videoId, language)]);
  if (video === null || video.isDeleted || caption === null || file !== `${caption.version}.vtt`) return null;
  const right = deps.captionUrls.verify(access, video, deps.clock.now());
  if (right === null) return null;
  if (right === 'PUBLIC' && !(isOpenToAll(video) && isWatchable(video))) return null;
  return { webvtt: caption.webvtt, isPublic: right === 'PUBLIC' };
}
