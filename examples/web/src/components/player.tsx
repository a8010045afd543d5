import { useApolloClient } from '@apollo/client/react';
import { StartWatchingDocument, type VideoDetailsFragment, WatchBeatDocument } from '@app/client';
import { Box, NativeSelect } from '@mantine/core';
import type Hls from 'hls.js';
import { lazy, type RefObject, Suspense, useEffect, useRef, useState } from 'react';
import { useTexts } from '../i18n/language.tsx';

const StoryboardBar = lazy(async () => ({ default: (await import('./storyboard.tsx')).StoryboardBar }));

type Playable = Pick<
  VideoDetailsFragment,
  'id' | 'title' | 'hlsUrl' | 'thumbnail' | 'captions' | 'viewerPositionSec' | 'storyboard' | 'durationSec'
>;

/** Plays HLS: by the browser where it can, else by hls.js, which is only fetched here. Tells the platform what was watched. */
export function Player({
  video,
  isShort = false,
  autoPlay = false,
}: {
  readonly video: Playable;
  readonly isShort?: boolean;
  readonly autoPlay?: boolean;
}) {
  const { t } = useTexts();
  const element = useRef<HTMLVideoElement>(null);
  const { levels, level, choose } = useHls(element, video.hlsUrl, video.viewerPositionSec ?? 0);
  useWatching(element, video.id);
  return (
    <Box
      pos="relative"
      bg="black"
      h={isShort ? '100%' : undefined}
      style={{ borderRadius: 'var(--mantine-radius-lg)', overflow: isShort ? 'hidden' : undefined }}
    >
      <video
        ref={element}
        controls
        playsInline
        loop={isShort}
        muted={isShort}
        autoPlay={autoPlay}
        aria-label={video.title}
        poster={video.thumbnail?.url}
        crossOrigin="anonymous"
        style={{
          display: 'block',
          width: '100%',
          borderRadius: 'var(--mantine-radius-lg)',
          height: isShort ? '100%' : undefined,
          maxHeight: isShort ? undefined : '70vh',
          objectFit: 'contain',
        }}
      >
        {video.captions.map(({ language, label, url }) => (
          <track key={language} kind="captions" srcLang={language} label={label} src={url} />
        ))}
        {video.captions.length === 0 && <track kind="captions" />}
      </video>
      {levels.length > 1 && !isShort && (
        <NativeSelect
          pos="absolute"
          top={10}
          right={10}
          size="xs"
          aria-label={t('quality')}
          value={String(level)}
          data={[
            { value: '-1', label: t('auto') },
            ...levels.map((height, index) => ({ value: String(index), label: `${height}p` })),
          ]}
          onChange={({ currentTarget }) => choose(Number(currentTarget.value))}
        />
      )}
      {video.storyboard && video.durationSec !== null && !isShort && (
        <Suspense>
          <StoryboardBar element={element} vttUrl={video.storyboard.vttUrl} durationSec={video.durationSec} />
        </Suspense>
      )}
    </Box>
  );
}

function useHls(element: RefObject<HTMLVideoElement | null>, url: string | null, startSec: number) {
  const hls = useRef<Hls | null>(null);
  const [levels, setLevels] = useState<readonly number[]>([]);
  const [level, setLevel] = useState(-1);
  const from = useRef(startSec);
  useEffect(() => {
    const video = element.current;
    if (video === null || url === null) return;
    let isGone = false;
    void import('hls.js').then(({ default: Player }) => {
      if (isGone) return;
      if (!Player.isSupported()) {
        video.src = url;
        return;
      }
      const player = new Player({ startPosition: from.current });
      hls.current = player;
      player.on(Player.Events.MANIFEST_PARSED, (_event, data) => setLevels(data.levels.map(({ height }) => height)));
      player.on(Player.Events.ERROR, (_event, { fatal, type }) => {
        if (!fatal) return;
        if (type === Player.ErrorTypes.MEDIA_ERROR) player.recoverMediaError();
        else setTimeout(() => player.startLoad(), 2_000);
      });
      player.loadSource(url);
      player.attachMedia(video);
    });
    return () => {
      isGone = true;
      hls.current?.destroy();
      hls.current = null;
    };
  }, [element, url]);
  const choose = (next: number) => {
    if (hls.current) hls.current.currentLevel = next;
    setLevel(next);
  };
  return { levels, level, choose };
}

/** Beats while it plays: seconds played since the last one, and the place. */
function useWatching(element: RefObject<HTMLVideoElement | null>, videoId: string): void {
  const client = useApolloClient();
  useEffect(() => {
    const video = element.current;
    if (video === null) return;
    let session: Promise<{ id: string; beatEverySec: number } | null> | null = null;
    let playedSec = 0;
    let at = video.currentTime;
    let timer: ReturnType<typeof setInterval> | undefined;
    const count = () => {
      const step = video.currentTime - at;
      // A jump is not watching.
      if (step > 0 && step < 2) playedSec += step;
      at = video.currentTime;
    };
    const beat = async (ended: boolean) => {
      const running = await session;
      if (!running || (playedSec === 0 && !ended)) return;
      const input = { sessionId: running.id, positionSec: video.currentTime, playedSec, ended };
      playedSec = 0;
      await client.mutate({ mutation: WatchBeatDocument, variables: { input } }).catch(() => undefined);
    };
    const start = () => {
      session ??= client
        .mutate({ mutation: StartWatchingDocument, variables: { videoId } })
        .then(({ data }) => (data?.startWatching.__typename === 'WatchSession' ? data.startWatching : null))
        .catch(() => null);
      void session.then((running) => {
        timer ??= setInterval(() => void beat(false), 1000 * (running?.beatEverySec ?? 10));
      });
    };
    const end = () => void beat(true);
    video.addEventListener('play', start);
    video.addEventListener('timeupdate', count);
    video.addEventListener('ended', end);
    return () => {
      clearInterval(timer);
      void beat(false);
      video.removeEventListener('play', start);
      video.removeEventListener('timeupdate', count);
      video.removeEventListener('ended', end);
    };
  }, [client, element, videoId]);
}
