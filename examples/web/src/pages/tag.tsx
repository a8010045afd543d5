import { useQuery } from '@apollo/client/react';
import { HashtagPostsDocument } from '@app/client';
import { useParams } from 'react-router';
import { Page } from '../components/page.tsx';
import { PostList } from '../components/post-list.tsx';
import { Empty } from '../components/states.tsx';
import { useTexts } from '../i18n/language.tsx';

export function TagPage() {
  const { t } = useTexts();
  const { tag = '' } = useParams();
  const { data, error, refetch, fetchMore } = useQuery(HashtagPostsDocument, { variables: { tag } });
  return (
    <Page title={`#${tag}`}>
      {data && !data.hashtag ? (
        <Empty>{t('nothingFound')}</Empty>
      ) : (
        <PostList posts={data?.hashtag?.posts} error={error} refetch={refetch} fetchMore={fetchMore} empty={t('nothingFound')} />
      )}
    </Page>
  );
}
