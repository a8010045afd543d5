import { nextUnseen, type Page, type PageArguments, pageSize, readPage, type Viewer } from '@app/kernel';
import { highlight, parseQuery, type SearchQuery } from '@app/search';
import { z } from 'zod';
import { EMPTY_PAGE, type RescoredPosition, rescoredPositionSchema } from './paging.ts';
import type { CoreDeps, VideoHit } from './ports.ts';
import { presentVideos } from './read-videos.ts';
import type { Video, VideoType } from './video.ts';

export type DiscoverDeps = Pick<CoreDeps, 'videos' | 'relations' | 'cursors'>;

/** Titles and tags can be searched by pinyin and its initials; descriptions by their words. */
const SEARCH_OPTIONS = { pinyin: true } as const;
const searchPositionSchema = z.strictObject({ score: z.number(), id: z.string() });

/** A video that a search found, with the matched parts of its texts. */
export interface FoundVideo {
  readonly video: Video;
  /** Escaped, matches in `<mark>`. */
  readonly highlights: readonly string[];
}

/** Public videos with the highest trending score. Videos of muted and blocked people are left out. */
export function readTrendingVideos(
  deps: DiscoverDeps,
  viewer: Viewer | null,
  type: VideoType | null,
  args: PageArguments,
): Promise<Page<Video>> {
  const first = pageSize(args.first);
  const viewerId = viewer?.id ?? null;
  const name = `trending-videos:${type ?? ''}`;
  return readPage<RescoredPosition, Video, RescoredPosition>({
    first,
    after: deps.cursors.decode(name, viewerId, args.after, rescoredPositionSchema),
    skeleton: (after, limit) => nextUnseen(after, limit, (place, count) => deps.videos.listTrending(type, place, count)),
    position: (row) => row,
    present: async (rows) => {
      const videos = await deps.videos.findByIds(rows.map(({ last }) => last.id));
      const found = rows.map(({ last }) => videos.get(last.id) ?? null);
      return presentVideos(deps, viewerId, found, { hideMuted: true, listedOnly: true });
    },
    cursor: (position) => deps.cursors.encode(name, viewerId, position),
  });
}

/** Videos whose title, tags or description hold every phrase of a query, best match first. A blank query finds nothing. */
export async function searchVideos(
  deps: DiscoverDeps,
  viewer: Viewer | null,
  typed: string,
  type: VideoType | null,
  args: PageArguments,
): Promise<Page<FoundVideo>> {
  const first = pageSize(args.first);
  const viewerId = viewer?.id ?? null;
  const name = `search-videos:${JSON.stringify([typed, type])}`;
  const after = deps.cursors.decode(name, viewerId, args.after, searchPositionSchema);
  const query = parseQuery(typed, SEARCH_OPTIONS);
  if (query.isEmpty) return EMPTY_PAGE;
  return readPage<VideoHit, FoundVideo, z.output<typeof searchPositionSchema>>({
    first,
    after,
    skeleton: (position, limit) => deps.videos.search(query.textSearch, type, position, limit),
    position: ({ video, score }) => ({ score, id: video.id }),
    present: async (hits) => {
      const found = hits.map(({ video }) => (query.matches(textOf(video)) ? video : null));
      const shown = await presentVideos(deps, viewerId, found, {
        hideMuted: true,
        discoverableOnly: true,
        listedOnly: true,
      });
      return shown.map((video) => (video === null ? null : { video, highlights: highlightsOf(video, query) }));
    },
    cursor: (position) => deps.cursors.encode(name, viewerId, position),
  });
}

function textOf({ title, tags, description }: Video): string {
  return [title, ...tags, description].join('\n');
}

function highlightsOf({ title, tags, description }: Video, query: SearchQuery): string[] {
  return [title, ...tags, description].flatMap((field) => highlight(field, query) ?? []);
}
