import { useQuery } from '@apollo/client/react';
import { SearchPostsDocument, SearchUsersDocument, SearchVideosDocument, TrendingPostsDocument } from '@app/client';
import { Card, SimpleGrid, Stack, Tabs, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useSearchParams } from 'react-router';
import { Discoveries } from '../components/discoveries.tsx';
import { More } from '../components/more.tsx';
import { Page } from '../components/page.tsx';
import { PersonRow } from '../components/person-row.tsx';
import { PostList } from '../components/post-list.tsx';
import { Empty, Failed, Loading } from '../components/states.tsx';
import { VideoTile } from '../components/video-tile.tsx';
import { useTexts } from '../i18n/language.tsx';

/** Search over people, posts and videos; without a word, what is popular now. */
export function ExplorePage() {
  const { t } = useTexts();
  const [params, setParams] = useSearchParams();
  const word = params.get('q') ?? '';
  const [query] = useDebouncedValue(word.trim(), 300);
  return (
    <Page title={t('explore')}>
      <Stack>
        <TextInput
          type="search"
          size="md"
          radius="xl"
          leftSection={<IconSearch size={20} />}
          placeholder={t('searchHint')}
          aria-label={t('search')}
          value={word}
          onChange={({ currentTarget }) => setParams(currentTarget.value ? { q: currentTarget.value } : {}, { replace: true })}
        />
        {query === '' ? <Popular /> : <Results key={query} query={query} />}
      </Stack>
    </Page>
  );
}

function Popular() {
  const { t } = useTexts();
  const { data, error, refetch, fetchMore } = useQuery(TrendingPostsDocument, { fetchPolicy: 'cache-and-network' });
  return (
    <>
      <Discoveries />
      <PostList posts={data?.trendingPosts} error={error} refetch={refetch} fetchMore={fetchMore} empty={t('nothingFound')} />
    </>
  );
}

function Results({ query }: { readonly query: string }) {
  const { t } = useTexts();
  return (
    <Tabs defaultValue="people" keepMounted={false}>
      <Tabs.List mb="md">
        <Tabs.Tab value="people">{t('people')}</Tabs.Tab>
        <Tabs.Tab value="posts">{t('posts')}</Tabs.Tab>
        <Tabs.Tab value="videos">{t('videos')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="people">
        <People query={query} />
      </Tabs.Panel>
      <Tabs.Panel value="posts">
        <Posts query={query} />
      </Tabs.Panel>
      <Tabs.Panel value="videos">
        <Videos query={query} />
      </Tabs.Panel>
    </Tabs>
  );
}

function People({ query }: { readonly query: string }) {
  const { t } = useTexts();
  const { data, error, refetch, fetchMore } = useQuery(SearchUsersDocument, { variables: { query } });
  if (error) return <Failed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  if (data.searchUsers.edges.length === 0) return <Empty>{t('nothingFound')}</Empty>;
  return (
    <Card withBorder radius="lg">
      <Stack>
        {data.searchUsers.edges.map(({ node }) => (
          <PersonRow key={node.id} user={node} />
        ))}
        <More page={data.searchUsers.pageInfo} fetchMore={fetchMore} />
      </Stack>
    </Card>
  );
}

function Posts({ query }: { readonly query: string }) {
  const { t } = useTexts();
  const { data, error, refetch, fetchMore } = useQuery(SearchPostsDocument, { variables: { query } });
  return <PostList posts={data?.searchPosts} error={error} refetch={refetch} fetchMore={fetchMore} empty={t('nothingFound')} />;
}

function Videos({ query }: { readonly query: string }) {
  const { t } = useTexts();
  const { data, error, refetch, fetchMore } = useQuery(SearchVideosDocument, { variables: { query } });
  if (error) return <Failed error={error} retry={refetch} />;
  if (!data) return <Loading />;
  if (data.searchVideos.edges.length === 0) return <Empty>{t('nothingFound')}</Empty>;
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      {data.searchVideos.edges.map(({ node }) => (
        <VideoTile key={node.id} video={node} />
      ))}
      <More page={data.searchVideos.pageInfo} fetchMore={fetchMore} />
    </SimpleGrid>
  );
}
