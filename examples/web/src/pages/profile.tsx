import { useQuery } from '@apollo/client/react';
import {
  UserConnectionsDocument,
  UserPostsDocument,
  UserProfileDocument,
  type UserProfileQuery,
  UserVideosDocument,
} from '@app/client';
import { Anchor, Badge, Box, Card, Group, SimpleGrid, Stack, Tabs, Text } from '@mantine/core';
import { useParams } from 'react-router';
import { More } from '../components/more.tsx';
import { Page } from '../components/page.tsx';
import { Face } from '../components/person.tsx';
import { PersonRow } from '../components/person-row.tsx';
import { PostCard } from '../components/post-card.tsx';
import { PostList } from '../components/post-list.tsx';
import { ProfileActions } from '../components/profile-actions.tsx';
import { Empty, Failed, Loading, LoadingCards, NotHere } from '../components/states.tsx';
import { VideoTile } from '../components/video-tile.tsx';
import { useUserId } from '../components/who.tsx';
import { useTexts } from '../i18n/language.tsx';

type User = NonNullable<UserProfileQuery['userByUsername']>;

export function ProfilePage() {
  const { t } = useTexts();
  const { username = '' } = useParams();
  const { data, error, refetch } = useQuery(UserProfileDocument, { variables: { username }, fetchPolicy: 'cache-and-network' });
  if (error && !data) return <Failed error={error} retry={refetch} />;
  if (!data) return <LoadingCards count={2} />;
  const user = data.userByUsername;
  if (!user) return <NotHere />;
  return (
    <Page title={user.displayName}>
      <Stack>
        <Head user={user} />
        <Tabs defaultValue="posts" keepMounted={false}>
          <Tabs.List mb="md">
            <Tabs.Tab value="posts">{t('posts')}</Tabs.Tab>
            <Tabs.Tab value="media">{t('media')}</Tabs.Tab>
            <Tabs.Tab value="videos">{t('videos')}</Tabs.Tab>
            <Tabs.Tab value="followers">{t('followers')}</Tabs.Tab>
            <Tabs.Tab value="following">{t('following')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="posts">
            <Posts username={username} />
          </Tabs.Panel>
          <Tabs.Panel value="media">
            <Posts username={username} withMedia />
          </Tabs.Panel>
          <Tabs.Panel value="videos">
            <Videos id={user.id} />
          </Tabs.Panel>
          <Tabs.Panel value="followers">
            <People id={user.id} followers />
          </Tabs.Panel>
          <Tabs.Panel value="following">
            <People id={user.id} followers={false} />
          </Tabs.Panel>
        </Tabs>
      </Stack>
    </Page>
  );
}

function Head({ user }: { readonly user: User }) {
  const { t, language } = useTexts();
  const userId = useUserId();
  const counts = (['posts', 'followers', 'following', 'friends'] as const).map((key) => ({ key, count: user.stats[key] }));
  const joined = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long' }).format(new Date(user.joinedAt));
  return (
    <Card withBorder radius="lg" padding={0}>
      <Box h={120} style={{ background: 'linear-gradient(120deg, var(--mantine-color-leaf-7), var(--mantine-color-cyan-7))' }}>
        {user.cover?.url && <img className="media-image" src={user.cover.url} alt="" />}
      </Box>
      <Stack p="md" gap="sm">
        <Group justify="space-between" align="flex-end" mt={-56}>
          <Box
            style={{
              borderRadius: '50%',
              border: '4px solid var(--mantine-color-body)',
              background: 'var(--mantine-color-body)',
            }}
          >
            <Face user={user} size={88} isOnline={user.presence?.state === 'ONLINE'} />
          </Box>
          {user.id !== userId && <ProfileActions user={user} />}
        </Group>
        <div>
          <Text fw={700} size="xl">
            {user.displayName}
          </Text>
          <Group gap="xs">
            <Text c="dimmed">@{user.username}</Text>
            {user.relation?.followsYou && <Badge variant="light">{t('followsYou')}</Badge>}
            {user.presence?.state === 'ONLINE' && (
              <Badge variant="dot" color="leaf">
                {t('online')}
              </Badge>
            )}
          </Group>
        </div>
        {user.bio && <Text className="text">{user.bio}</Text>}
        <Group gap="md">
          {user.location && <Text size="sm">📍 {user.location}</Text>}
          {user.website && (
            <Anchor href={user.website} target="_blank" rel="noreferrer nofollow" size="sm">
              {user.website.replace(/^https?:\/\//, '')}
            </Anchor>
          )}
          <Text size="sm" c="dimmed">
            {t('joined', { date: joined })}
          </Text>
        </Group>
        <Group gap="lg">
          {counts.map(({ key, count }) => (
            <Text key={key} size="sm">
              <b>{count}</b> {t(key)}
            </Text>
          ))}
        </Group>
      </Stack>
    </Card>
  );
}

function Posts({ username, withMedia = false }: { readonly username: string; readonly withMedia?: boolean }) {
  const { t } = useTexts();
  const { data, error, refetch, fetchMore } = useQuery(UserPostsDocument, {
    variables: { username, section: withMedia ? 'MEDIA' : 'POSTS' },
    fetchPolicy: 'cache-and-network',
  });
  const pinned = withMedia ? null : data?.userByUsername?.pinnedPost;
  return (
    <Stack>
      {pinned && <PostCard post={pinned} />}
      <PostList
        posts={data?.userByUsername?.posts}
        error={error}
        refetch={refetch}
        fetchMore={fetchMore}
        empty={t('nothingFound')}
      />
    </Stack>
  );
}

function Videos({ id }: { readonly id: string }) {
  const { t } = useTexts();
  const { data, error, refetch, fetchMore } = useQuery(UserVideosDocument, { variables: { id } });
  const videos = data?.user?.videos;
  if (error) return <Failed error={error} retry={refetch} />;
  if (!videos) return <Loading />;
  if (videos.edges.length === 0) return <Empty>{t('videosEmpty')}</Empty>;
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      {videos.edges.map(({ node }) => (
        <VideoTile key={node.id} video={node} />
      ))}
      <More page={videos.pageInfo} fetchMore={fetchMore} />
    </SimpleGrid>
  );
}

function People({ id, followers }: { readonly id: string; readonly followers: boolean }) {
  const { t } = useTexts();
  const { data, error, refetch, fetchMore } = useQuery(UserConnectionsDocument, { variables: { id, followers } });
  const people = followers ? data?.user?.followers : data?.user?.following;
  if (error) return <Failed error={error} retry={refetch} />;
  if (!people) return <Loading />;
  if (people.edges.length === 0) return <Empty>{t('nobodyHere')}</Empty>;
  return (
    <Card withBorder radius="lg">
      <Stack>
        {people.edges.map(({ node }) => (
          <PersonRow key={node.id} user={node} />
        ))}
        <More page={people.pageInfo} fetchMore={fetchMore} />
      </Stack>
    </Card>
  );
}
