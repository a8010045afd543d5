import type { VideoCardFragment } from '@app/client';
import { AspectRatio, Badge, Box, Card, Center, Group, Stack, Text } from '@mantine/core';
import { IconPlayerPlayFilled, IconVideo } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useTexts } from '../i18n/language.tsx';
import { playTime, Time } from './time.tsx';

/** A video as a picture that leads to it. */
export function VideoTile({ video }: { readonly video: VideoCardFragment }) {
  const { t, language } = useTexts();
  const views = new Intl.NumberFormat(language, { notation: 'compact' }).format(video.metrics.views);
  return (
    <Card component={Link} to={`/videos/${video.id}`} withBorder padding={0} radius="md" c="inherit" td="none">
      <AspectRatio ratio={16 / 9}>
        <Box pos="relative" bg="dark.8">
          {video.thumbnail ? (
            <img className="media-image" src={video.thumbnail.url} alt="" loading="lazy" />
          ) : (
            <Center h="100%">
              <IconVideo size={40} color="var(--mantine-color-gray-5)" />
            </Center>
          )}
          {video.isPlayable && (
            <Center pos="absolute" inset={0}>
              <Box p={10} style={{ borderRadius: '50%', background: '#000a', display: 'grid' }}>
                <IconPlayerPlayFilled color="#fff" />
              </Box>
            </Center>
          )}
          {video.durationSec !== null && (
            <Badge pos="absolute" right={8} bottom={8} color="dark" variant="filled" radius="sm">
              {playTime(video.durationSec)}
            </Badge>
          )}
        </Box>
      </AspectRatio>
      <Stack gap={2} p="sm">
        <Text fw={600} lineClamp={2}>
          {video.title}
        </Text>
        <Group gap="xs">
          <Text size="sm" c="dimmed">
            {video.author?.displayName} ·{' '}
            {video.status === 'READY' ? t('views', { count: views }) : `${t(video.status)} ${video.progress} %`}
          </Text>
          <Time at={video.createdAt} />
        </Group>
      </Stack>
    </Card>
  );
}
