import { useApolloClient } from '@apollo/client/react';
import {
  BookmarkPostDocument,
  DeletePostDocument,
  type PostFieldsFragment,
  ReportDocument,
  UnbookmarkPostDocument,
} from '@app/client';
import { ActionIcon, Menu } from '@mantine/core';
import { IconBookmark, IconBookmarkOff, IconDots, IconFlag, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTexts } from '../i18n/language.tsx';

/** What else can be done with a post. */
export function PostMenu({ post }: { readonly post: PostFieldsFragment }) {
  const { t } = useTexts();
  const client = useApolloClient();
  const [isReported, setReported] = useState(false);
  const variables = { postId: post.id };
  const bookmark = () =>
    client.mutate({ mutation: post.viewerHasBookmarked ? UnbookmarkPostDocument : BookmarkPostDocument, variables });
  const remove = async () => {
    const { data } = await client.mutate({ mutation: DeletePostDocument, variables });
    if (data?.deletePost.__typename !== 'DeleteSuccess') return;
    client.cache.evict({ id: client.cache.identify({ ...post }) });
    client.cache.gc();
  };
  const report = async () => {
    await client.mutate({
      mutation: ReportDocument,
      variables: { input: { subjectType: 'POST', subjectId: post.id, reason: 'OTHER' } },
    });
    setReported(true);
  };
  const run = (work: () => Promise<unknown>) => () => void work().catch(() => undefined);
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('postMenu')}>
          <IconDots size={20} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={post.viewerHasBookmarked ? <IconBookmarkOff size={18} /> : <IconBookmark size={18} />}
          onClick={run(bookmark)}
        >
          {t(post.viewerHasBookmarked ? 'unbookmark' : 'bookmark')}
        </Menu.Item>
        {post.viewerCan.delete ? (
          <Menu.Item color="red" leftSection={<IconTrash size={18} />} onClick={run(remove)}>
            {t('delete')}
          </Menu.Item>
        ) : (
          <Menu.Item leftSection={<IconFlag size={18} />} disabled={isReported} onClick={run(report)}>
            {t(isReported ? 'reported' : 'report')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
