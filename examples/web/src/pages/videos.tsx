import { useQuery } from '@apollo/client/react';
import { ContinueWatchingDocument, TrendingVideosDocument } from '@app/client';
import { Button, SimpleGrid, Stack, Title } from '@mantine/core';
import { IconMovie, IconUpload } from '@tabler/icons-react';
import { Link } from 'react-router';
import { More } from '../components/more.tsx';
import { Page } from '../components/page.tsx';
import { Empty, Failed, LoadingCards } from '../components/states.tsx';
import { VideoTile } from '../components/video-tile.tsx';
import { useTexts } from '../i18n/language.tsx';

export function VideosPage() {
  const { t } = useTexts();
  const { data, error, refetch, fetchMore } = useQuery(TrendingVideosDocument, {
    variables: {},
    fetchPolicy: 'cache-and-network',
  });
  const { data: begun } = useQuery(ContinueWatchingDocument, { fetchPolicy: 'cache-and-network' });
  const videos = data?.trendingVideos;
  const continued = begun?.viewer?.continueWatching ?? [];
  return (
    <Page
      isWide
      title={t('videos')}
      actions={
        <Button component={Link} to="/videos/upload" radius="xl" leftSection={<IconUpload size={18} />}>
          {t('upload')}
        </Button>
      }
    >
      <Stack gap="xl">
        {continued.length > 0 && (
          <Stack>
            <Title order={3} size="h5">
              {t('continueWatching')}
            </Title>
            <SimpleGrid cols={{ base: 1, xs: 2, lg: 4 }}>
              {continued.map((video) => (
                <VideoTile key={video.id} video={video} />
              ))}
            </SimpleGrid>
          </Stack>
        )}
        {error && !videos && <Failed error={error} retry={refetch} />}
        {!videos && !error && <LoadingCards />}
        {videos?.edges.length === 0 && <Empty icon={<IconMovie />}>{t('videosEmpty')}</Empty>}
        {videos && videos.edges.length > 0 && (
          <SimpleGrid cols={{ base: 1, xs: 2, lg: 3 }}>
            {videos.edges.map(({ node }) => (
              <VideoTile key={node.id} video={node} />
            ))}
            <More page={videos.pageInfo} fetchMore={fetchMore} />
          </SimpleGrid>
        )}
      </Stack>
    </Page>
  );
}
