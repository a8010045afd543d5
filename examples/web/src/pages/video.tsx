import { useApolloClient, useQuery } from '@apollo/client/react';
import { SaveVideoDocument, VideoCommentsDocument, VideoDocument, VideoProgressDocument } from '@app/client';
import { Badge, Button, Card, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { useParams } from 'react-router';
import { Comments } from '../components/comments.tsx';
import { More } from '../components/more.tsx';
import { Page } from '../components/page.tsx';
import { Face, PersonName } from '../components/person.tsx';
import { Player } from '../components/player.tsx';
import { ReactionButton } from '../components/reactions.tsx';
import { Failed, LoadingCards, NotHere } from '../components/states.tsx';
import { Time } from '../components/time.tsx';
import { useUserId } from '../components/who.tsx';
import { useTexts } from '../i18n/language.tsx';
import { useWatch } from '../live/use-watch.ts';

export function VideoPage() {
  const { t, language } = useTexts();
  const { id = '' } = useParams();
  const client = useApolloClient();
  const userId = useUserId();
  const { data, error, refetch } = useQuery(VideoDocument, { variables: { id } });
  const video = data?.video;
  const isMade = video?.status === 'READY' || video?.status === 'FAILED';
  useWatch(VideoProgressDocument, video && !isMade && video.author?.id === userId ? id : null, {
    variables: { videoId: id },
    next: ({ videoProgress }) => {
      if (videoProgress.__typename === 'VideoChanged' && videoProgress.video.status === 'READY') void refetch();
    },
    resync: () => void refetch(),
  });
  if (error && !video) return <Failed error={error} retry={refetch} />;
  if (!data) return <LoadingCards count={1} />;
  if (!video) return <NotHere />;
  const views = new Intl.NumberFormat(language, { notation: 'compact' }).format(video.metrics.views);
  const save = () =>
    void client
      .mutate({ mutation: SaveVideoDocument, variables: { videoId: id, saved: !video.viewerHasSaved } })
      .catch(() => undefined);
  return (
    <Page title={video.title} isWide>
      <Stack>
        {video.isPlayable && video.hlsUrl ? <Player video={video} /> : null}
        {!isMade && (
          <Card withBorder>
            <Text mb="xs">{t(video.status)}</Text>
            <Progress value={video.progress} animated aria-label={t('PROCESSING')} />
          </Card>
        )}
        <Group justify="space-between">
          <Group gap="sm">
            <Face user={video.author} />
            <Stack gap={0}>
              <PersonName user={video.author} />
              <Text size="sm" c="dimmed">
                {t('views', { count: views })} · <Time at={video.createdAt} size="sm" />
              </Text>
            </Stack>
          </Group>
          <Group gap="xs">
            <ReactionButton subject={video} />
            <Button
              size="compact-sm"
              variant={video.viewerHasSaved ? 'light' : 'subtle'}
              color="gray"
              leftSection={<IconClock size={18} />}
              onClick={save}
            >
              {t(video.viewerHasSaved ? 'saved' : 'save')}
            </Button>
          </Group>
        </Group>
        {(video.description || video.tags.length > 0) && (
          <Card withBorder radius="lg">
            <Text className="text">{video.description}</Text>
            <Group gap="xs" mt="xs">
              {video.tags.map((tag) => (
                <Badge key={tag} variant="light" tt="none">
                  #{tag}
                </Badge>
              ))}
            </Group>
          </Card>
        )}
        <Thread id={id} />
      </Stack>
    </Page>
  );
}

function Thread({ id }: { readonly id: string }) {
  const { t } = useTexts();
  const { data, refetch, fetchMore } = useQuery(VideoCommentsDocument, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const comments = data?.video?.comments;
  return (
    <Card withBorder radius="lg">
      <Title order={3} size="h5" mb="md">
        {t('comments')} · {comments?.totalCount ?? 0}
      </Title>
      <Comments subjectId={id} comments={comments?.edges.map(({ node }) => node) ?? []} onChange={refetch} />
      {comments && <More page={comments.pageInfo} fetchMore={fetchMore} />}
    </Card>
  );
}
