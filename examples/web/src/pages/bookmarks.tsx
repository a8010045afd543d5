import { useQuery } from '@apollo/client/react';
import { BookmarksDocument } from '@app/client';
import { Page } from '../components/page.tsx';
import { PostList } from '../components/post-list.tsx';
import { useTexts } from '../i18n/language.tsx';

export function BookmarksPage() {
  const { t } = useTexts();
  const { data, error, refetch, fetchMore } = useQuery(BookmarksDocument, { fetchPolicy: 'cache-and-network' });
  return (
    <Page title={t('bookmarks')}>
      <PostList posts={data?.viewer?.bookmarks} error={error} refetch={refetch} fetchMore={fetchMore} empty={t('nothingFound')} />
    </Page>
  );
}
