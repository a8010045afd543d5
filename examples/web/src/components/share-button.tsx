import { useMutation } from '@apollo/client/react';
import { CreatePostDocument, isRefusal, type PostFieldsFragment } from '@app/client';
import { Button } from '@mantine/core';
import { IconRepeat } from '@tabler/icons-react';
import { useState } from 'react';
import { useTexts } from '../i18n/language.tsx';

/** Shares a post with one's followers; the platform counts a person once. */
export function ShareButton({ post }: { readonly post: PostFieldsFragment }) {
  const { t } = useTexts();
  const [share, { loading }] = useMutation(CreatePostDocument);
  const [isDone, setDone] = useState(post.viewerHasShared === true);
  const send = async () => {
    const { data } = await share({
      variables: { input: { sharedPostId: post.id, clientMutationId: `share:${post.id}` } },
      context: { idempotent: true },
    }).catch(() => ({ data: undefined }));
    if (data && (!isRefusal(data.createPost) || data.createPost.__typename === 'Conflict')) setDone(true);
  };
  return (
    <Button
      size="compact-sm"
      variant={isDone ? 'light' : 'subtle'}
      color={isDone ? 'leaf' : 'gray'}
      leftSection={<IconRepeat size={18} />}
      loading={loading}
      disabled={!post.viewerCan.share || isDone}
      onClick={() => void send()}
      aria-label={`${post.stats.shares || ''} ${t(isDone ? 'shared' : 'share')}`}
    >
      {post.stats.shares > 0 ? post.stats.shares : t(isDone ? 'shared' : 'share')}
    </Button>
  );
}
