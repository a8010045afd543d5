import { useApolloClient } from '@apollo/client/react';
import {
  BookmarkPostDocument,
  DeletePostDocument,
  isRefusal,
  PinPostDocument,
  type PostFieldsFragment,
  type RefusalResult,
  RemovePostDocument,
  ReportDocument,
  UnbookmarkPostDocument,
} from '@app/client';
import { Menu, Text } from '@mantine/core';
import {
  IconBookmark,
  IconBookmarkOff,
  IconEdit,
  IconFlag,
  IconPin,
  IconQuote,
  IconShieldX,
  IconTrash,
} from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { useTexts } from '../i18n/language.tsx';
import { useSubmission } from './faults.ts';
import { PostEdit } from './post-edit.tsx';
import { Quote } from './quote.tsx';
import { useMe } from './who.tsx';

/** The menu of a post: open when it comes. */
export function PostMenuItems({ post, target }: { readonly post: PostFieldsFragment; readonly target: ReactElement }) {
  const { t } = useTexts();
  const me = useMe();
  const [dialogue, setDialogue] = useState<'edit' | 'quote' | null>(null);
  const { run, failure, isReported } = useDeeds(post);
  const isOwn = post.author !== null && post.author.id === me?.id;
  const isModerator = me?.account?.roles.some((role) => role !== 'USER') === true;
  const close = () => setDialogue(null);
  return (
    <>
      <Menu position="bottom-end" withinPortal defaultOpened>
        <Menu.Target>{target}</Menu.Target>
        <Menu.Dropdown>
          {failure && (
            <Text size="sm" c="red" role="alert" px="sm" py={4} maw={260}>
              {failure}
            </Text>
          )}
          <Menu.Item
            leftSection={post.viewerHasBookmarked ? <IconBookmarkOff size={18} /> : <IconBookmark size={18} />}
            onClick={() => run('bookmark')}
          >
            {t(post.viewerHasBookmarked ? 'unbookmark' : 'bookmark')}
          </Menu.Item>
          {post.viewerCan.share && (
            <Menu.Item leftSection={<IconQuote size={18} />} onClick={() => setDialogue('quote')}>
              {t('quote')}
            </Menu.Item>
          )}
          {post.viewerCan.edit && (
            <Menu.Item leftSection={<IconEdit size={18} />} onClick={() => setDialogue('edit')}>
              {t('edit')}
            </Menu.Item>
          )}
          {isOwn && (
            <Menu.Item leftSection={<IconPin size={18} />} onClick={() => run('pin')}>
              {t('pinToProfile')}
            </Menu.Item>
          )}
          {isOwn ? (
            <Menu.Item color="red" leftSection={<IconTrash size={18} />} onClick={() => run('remove')}>
              {t('delete')}
            </Menu.Item>
          ) : (
            <Menu.Item leftSection={<IconFlag size={18} />} disabled={isReported} onClick={() => run('report')}>
              {t(isReported ? 'reported' : 'report')}
            </Menu.Item>
          )}
          {isModerator && !isOwn && (
            <Menu.Item color="red" leftSection={<IconShieldX size={18} />} onClick={() => run('moderate')}>
              {t('removeAsModerator')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {dialogue === 'edit' && <PostEdit post={post} onClose={close} />}
      {dialogue === 'quote' && <Quote post={post} onClose={close} />}
    </>
  );
}

type Deed = 'bookmark' | 'pin' | 'remove' | 'report' | 'moderate';

/** What is done at once, without a dialogue. */
function useDeeds(post: PostFieldsFragment) {
  const { t } = useTexts();
  const client = useApolloClient();
  const [isReported, setReported] = useState(false);
  const { submit, failure } = useSubmission();
  const variables = { postId: post.id };
  const forget = () => {
    client.cache.evict({ id: client.cache.identify({ ...post }) });
    client.cache.gc();
    return null;
  };
  const deeds: Readonly<Record<Deed, () => Promise<RefusalResult | null>>> = {
    async bookmark() {
      await client.mutate({ mutation: post.viewerHasBookmarked ? UnbookmarkPostDocument : BookmarkPostDocument, variables });
      return null;
    },
    async pin() {
      const { data } = await client.mutate({
        mutation: PinPostDocument,
        variables: { ...variables, pinned: true },
        refetchQueries: ['UserPosts'],
      });
      return data && isRefusal(data.pinPost) ? data.pinPost : null;
    },
    async remove() {
      const { data } = await client.mutate({ mutation: DeletePostDocument, variables });
      return data && isRefusal(data.deletePost) ? data.deletePost : forget();
    },
    async report() {
      const input = { subjectType: 'POST', subjectId: post.id, reason: 'OTHER' } as const;
      const { data } = await client.mutate({ mutation: ReportDocument, variables: { input } });
      setReported(true);
      return data && isRefusal(data.report) && data.report.__typename !== 'Conflict' ? data.report : null;
    },
    async moderate() {
      const { data } = await client.mutate({
        mutation: RemovePostDocument,
        variables: { ...variables, reason: t('removedByModerator') },
      });
      return data && isRefusal(data.removePost) ? data.removePost : forget();
    },
  };
  return { run: (deed: Deed) => void submit(deeds[deed]), failure, isReported };
}
