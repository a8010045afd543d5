import { Box, Slider, Text } from '@mantine/core';
import { type RefObject, useEffect, useState } from 'react';
import { useTexts } from '../i18n/language.tsx';
import { type Frame, framesOf } from './storyboard-frames.ts';
import { playTime } from './time.tsx';

/** A bar to jump along the video, with a picture of every place of it. */
export function StoryboardBar({
  element,
  vttUrl,
  durationSec,
}: {
  readonly element: RefObject<HTMLVideoElement | null>;
  readonly vttUrl: string;
  readonly durationSec: number;
}) {
  const { t } = useTexts();
  const [frames, setFrames] = useState<readonly Frame[]>([]);
  const [at, setAt] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    fetch(vttUrl, { signal: abort.signal })
      .then((response) => (response.ok ? response.text() : ''))
      .then((text) => setFrames(framesOf(text, vttUrl)))
      .catch(() => undefined);
    return () => abort.abort();
  }, [vttUrl]);
  useEffect(() => {
    const video = element.current;
    if (video === null) return;
    const follow = () => setAt(video.currentTime);
    video.addEventListener('timeupdate', follow);
    return () => video.removeEventListener('timeupdate', follow);
  }, [element]);
  const jump = (seconds: number) => {
    setAt(seconds);
    if (element.current) element.current.currentTime = seconds;
  };
  return (
    <Slider
      px="sm"
      pt={4}
      pb="xs"
      size="sm"
      min={0}
      max={durationSec}
      step={0.1}
      value={at}
      onChange={jump}
      thumbLabel={t('jump')}
      styles={{ label: { padding: 4, background: 'var(--mantine-color-dark-8)', color: 'white' } }}
      label={(seconds) => <Preview frame={frames.findLast(({ fromSec }) => fromSec <= seconds)} seconds={seconds} />}
    />
  );
}

function Preview({ frame, seconds }: { readonly frame: Frame | undefined; readonly seconds: number }) {
  return (
    <Box ta="center">
      {frame && (
        <Box
          className="storyboard-frame"
          w={frame.width}
          h={frame.height}
          style={{ background: `url("${frame.url}") -${frame.x}px -${frame.y}px`, borderRadius: 4 }}
        />
      )}
      <Text size="xs" span>
        {playTime(seconds)}
      </Text>
    </Box>
  );
}
