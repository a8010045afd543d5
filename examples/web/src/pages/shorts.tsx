import { useQuery } from '@apollo/client/react';
import { ShortsFeedDocument, type ShortsFeedQuery } from '@app/client';
import { Box, Group, Stack, Text } from '@mantine/core';
import { useInViewport } from '@mantine/hooks';
import { IconBolt } from '@tabler/icons-react';
import { More } from '../components/more.tsx';
import { Page } from '../components/page.tsx';
import { Face, PersonName } from '../components/person.tsx';
import { Player } from '../components/player.tsx';
import { ReactionButton } from '../components/reactions.tsx';
import { Empty, Failed, LoadingCards } from '../components/states.tsx';
import { useTexts } from '../i18n/language.tsx';

type Short = ShortsFeedQuery['shortsFeed']['edges'][number]['node'];

/** Shorts, one a screen; the one in view plays. */
export function ShortsPage() {
  const { t } = useTexts();
  const { data, error, refetch, fetchMore } = useQuery(ShortsFeedDocument);
  const shorts = data?.shortsFeed;
  return (
    <Page title={t('shorts')}>
      {error && !shorts && <Failed error={error} retry={refetch} />}
      {!shorts && !error && <LoadingCards count={1} />}
      {shorts?.edges.length === 0 && <Empty icon={<IconBolt />}>{t('videosEmpty')}</Empty>}
      {shorts && shorts.edges.length > 0 && (
        <section className="shorts" aria-label={t('shorts')}>
          {shorts.edges.map(({ node }) => (
            <OneShort key={node.id} video={node} />
          ))}
          <More page={shorts.pageInfo} fetchMore={fetchMore} />
        </section>
      )}
    </Page>
  );
}

function OneShort({ video }: { readonly video: Short }) {
  const { ref, inViewport } = useInViewport<HTMLDivElement>();
  return (
    <Stack ref={ref} gap="xs" pb="md">
      <Box style={{ flex: 1 }} mih={0}>
        {inViewport && <Player video={video} isShort autoPlay />}
      </Box>
      <Group justify="space-between" wrap="nowrap">
        <Group gap="sm" wrap="nowrap" miw={0}>
          <Face user={video.author} size={32} />
          <Stack gap={0} miw={0}>
            <PersonName user={video.author} withHandle={false} />
            <Text size="sm" truncate>
              {video.title}
            </Text>
          </Stack>
        </Group>
        <ReactionButton subject={video} />
      </Group>
    </Stack>
  );
}
