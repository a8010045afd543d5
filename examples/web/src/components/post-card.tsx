import type { OriginalFieldsFragment, PostFieldsFragment } from '@app/client';
import { Badge, Button, Card, Group, Spoiler, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconLock, IconMessageCircle, IconUsers, IconWorld } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { useTexts } from '../i18n/language.tsx';
import { MediaGrid } from './media-grid.tsx';
import { Face, PersonName } from './person.tsx';
import { PostMenu } from './post-menu.tsx';
import { ReactionButton } from './reactions.tsx';
import { RichText } from './rich-text.tsx';
import { ShareButton } from './share-button.tsx';
import { Loading } from './states.tsx';
import { Time } from './time.tsx';
import { VideoTile } from './video-tile.tsx';

const Poll = lazy(async () => ({ default: (await import('./poll.tsx')).Poll }));

/** A post in a list, or at the head of its thread. */
export function PostCard({ post, isHead = false }: { readonly post: PostFieldsFragment; readonly isHead?: boolean }) {
  const { t } = useTexts();
  return (
    <Card
      component="article"
      withBorder
      radius="lg"
      padding="md"
      className="fade-in"
      aria-label={`${post.author?.displayName ?? ''}: ${post.text.slice(0, 60)}`}
    >
      <Stack gap="sm">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Group gap="sm" wrap="nowrap" miw={0}>
            <Face user={post.author} />
            <Stack gap={0} miw={0}>
              <PersonName user={post.author} />
              <Group gap={6}>
                <UnstyledButton component={Link} to={`/posts/${post.id}`}>
                  <Time at={post.createdAt} />
                </UnstyledButton>
                <VisibilityMark visibility={post.visibility} />
                {post.editedAt && (
                  <Text size="xs" c="dimmed">
                    {t('edited')}
                  </Text>
                )}
              </Group>
            </Stack>
          </Group>
          <PostMenu post={post} />
        </Group>
        <Content post={post} isHead={isHead} />
        <Group gap={4} justify="space-between">
          <Group gap={4}>
            <ReactionButton subject={post} />
            <Button
              component={Link}
              to={`/posts/${post.id}`}
              size="compact-sm"
              variant="subtle"
              color="gray"
              leftSection={<IconMessageCircle size={18} />}
              aria-label={`${post.stats.comments || t('comment')} · ${t('comments')}`}
            >
              {post.stats.comments > 0 ? post.stats.comments : t('comment')}
            </Button>
            <ShareButton post={post} />
          </Group>
        </Group>
      </Stack>
    </Card>
  );
}

function Content({ post, isHead }: { readonly post: PostFieldsFragment; readonly isHead: boolean }) {
  const { t } = useTexts();
  const [isShown, setShown] = useState(!post.isSensitive);
  if (!isShown) {
    return (
      <Group justify="space-between">
        <Badge variant="light" color="orange">
          {t('sensitive')}
        </Badge>
        <Button size="compact-sm" variant="default" onClick={() => setShown(true)}>
          {t('showAnyway')}
        </Button>
      </Group>
    );
  }
  return (
    <>
      {post.text && (
        <Spoiler maxHeight={isHead ? 10_000 : 220} showLabel={t('loadMore')} hideLabel="–">
          <RichText text={post.text} ranges={post.ranges} size={isHead ? 'lg' : 'md'} />
        </Spoiler>
      )}
      <MediaGrid media={post.media} />
      {post.video && <VideoTile video={post.video} />}
      {post.poll && (
        <Suspense fallback={<Loading />}>
          <Poll poll={post.poll} />
        </Suspense>
      )}
      {post.place?.name && (
        <Text size="sm" c="dimmed">
          📍 {post.place.name}
        </Text>
      )}
      {post.original && <Original original={post.original} />}
    </>
  );
}

function Original({ original }: { readonly original: NonNullable<PostFieldsFragment['original']> }) {
  const { t } = useTexts();
  if (original.__typename === 'UnavailablePost') {
    return (
      <Card withBorder padding="sm">
        <Text c="dimmed" fs="italic">
          {t('unavailable')}
        </Text>
      </Card>
    );
  }
  return <Quoted post={original} />;
}

function Quoted({ post }: { readonly post: OriginalFieldsFragment }) {
  return (
    <Card withBorder padding="sm">
      <Stack gap="xs">
        <Group gap="xs">
          <Face user={post.author} size={24} />
          <PersonName user={post.author} />
        </Group>
        <UnstyledButton component={Link} to={`/posts/${post.id}`}>
          <Text className="text" lineClamp={6}>
            {post.text}
          </Text>
        </UnstyledButton>
        <MediaGrid media={post.media} />
      </Stack>
    </Card>
  );
}

function VisibilityMark({ visibility }: { readonly visibility: PostFieldsFragment['visibility'] }) {
  const { t } = useTexts();
  const Icon = visibility === 'PUBLIC' ? IconWorld : visibility === 'PRIVATE' ? IconLock : IconUsers;
  return <Icon size={14} aria-label={t(visibility)} role="img" color="var(--mantine-color-dimmed)" />;
}
