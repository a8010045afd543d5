import { useApolloClient } from '@apollo/client/react';
import {
  CreatePostDocument,
  type CreatePostInput,
  insertIntoConnection,
  isRefusal,
  SaveDraftDocument,
  type Visibility,
} from '@app/client';
import { ActionIcon, Alert, Button, Card, FileButton, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { IconCalendarClock, IconChartBar, IconDeviceFloppy, IconPhoto, IconVideo } from '@tabler/icons-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { Link } from 'react-router';
import { useTexts } from '../i18n/language.tsx';
import { useSubmission } from './faults.ts';
import { FormFailure } from './form.tsx';
import { Face } from './person.tsx';
import { PhotoStrip, usePhotos } from './photos.tsx';
import type { PollOption } from './poll-fields.tsx';
import { VISIBILITIES, visibilityOf } from './visibilities.ts';
import { useMe } from './who.tsx';

const POLL_MINUTES = 24 * 60;
const PollFields = lazy(async () => ({ default: (await import('./poll-fields.tsx')).PollFields }));
const newOption = (): PollOption => ({ key: crypto.randomUUID(), text: '' });

/** Writes a post: text, up to nine photos, a poll, for whom, now or later; about another post when it quotes one. */
export function Composer({
  quotedPostId = null,
  onPublished,
}: {
  readonly quotedPostId?: string | null;
  readonly onPublished?: () => void;
}) {
  const { t, language } = useTexts();
  const me = useMe();
  const [text, setText] = useState('');
  const [visibility, setVisibility] = useState<Visibility>('PUBLIC');
  const [options, setOptions] = useState<readonly PollOption[] | null>(null);
  const [publishAt, setPublishAt] = useState<string | null>(null);
  const photos = usePhotos();
  const { submit, isBusy, failure, problems } = useSubmission();
  const { publish, keep, done } = usePublishing();
  const isEmpty = text.trim() === '' && photos.all.length === 0 && options === null;
  const reset = () => {
    setText('');
    setOptions(null);
    setPublishAt(null);
    photos.clear();
  };

  const send = () =>
    submit(async () => {
      const refusal = await publish({
        text,
        visibility,
        mediaIds: await photos.ids(),
        sharedPostId: quotedPostId,
        ...(publishAt === null ? {} : { publishAt: new Date(publishAt).toISOString() }),
        ...(options === null
          ? {}
          : { poll: { options: options.map((option) => option.text).filter(Boolean), durationMinutes: POLL_MINUTES } }),
      });
      if (refusal) return refusal;
      reset();
      onPublished?.();
      return null;
    });
  const keepForLater = () =>
    submit(async () => {
      const refusal = await keep({ text, visibility, mediaIds: await photos.ids() });
      if (refusal === null) reset();
      return refusal;
    });

  return (
    <Card withBorder radius="lg" padding="md">
      <Group align="flex-start" wrap="nowrap" gap="sm">
        <Face user={me?.user ?? null} />
        <Stack gap="sm" style={{ flex: 1 }} miw={0}>
          <Textarea
            variant="unstyled"
            size="md"
            autosize
            minRows={2}
            maxRows={14}
            placeholder={t('newPost')}
            aria-label={t('newPost')}
            value={text}
            error={problems.text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
          />
          <PhotoStrip photos={photos} />
          {options && (
            <Suspense>
              <PollFields options={options} onChange={setOptions} problems={problems} />
            </Suspense>
          )}
          {publishAt !== null && (
            <TextInput
              type="datetime-local"
              label={t('publishAt')}
              value={publishAt}
              error={problems.publishAt}
              onChange={({ currentTarget }) => setPublishAt(currentTarget.value)}
            />
          )}
          <FormFailure>{failure}</FormFailure>
          {done && (
            <Alert color="leaf" role="status" py="xs">
              {done.publishAt === null
                ? t('draftKept')
                : t('scheduledFor', { when: new Date(done.publishAt).toLocaleString(language) })}
            </Alert>
          )}
          <Group justify="space-between">
            <Group gap={4}>
              <FileButton accept="image/*" multiple onChange={photos.add}>
                {(props) => (
                  <ActionIcon {...props} variant="subtle" size="lg" aria-label={t('photos')} title={t('photos')}>
                    <IconPhoto size={22} />
                  </ActionIcon>
                )}
              </FileButton>
              <ActionIcon
                component={Link}
                to="/videos/upload"
                variant="subtle"
                size="lg"
                aria-label={t('uploadVideo')}
                title={t('uploadVideo')}
              >
                <IconVideo size={22} />
              </ActionIcon>
              <ActionIcon
                variant={options ? 'light' : 'subtle'}
                size="lg"
                aria-label={t('poll')}
                title={t('poll')}
                aria-pressed={options !== null}
                onClick={() => setOptions(options ? null : [newOption(), newOption()])}
              >
                <IconChartBar size={22} />
              </ActionIcon>
              <ActionIcon
                variant={publishAt === null ? 'subtle' : 'light'}
                size="lg"
                aria-label={t('schedule')}
                title={t('schedule')}
                aria-pressed={publishAt !== null}
                onClick={() => setPublishAt(publishAt === null ? inAnHour() : null)}
              >
                <IconCalendarClock size={22} />
              </ActionIcon>
              {quotedPostId === null && !isEmpty && (
                <ActionIcon
                  variant="subtle"
                  size="lg"
                  aria-label={t('keepDraft')}
                  title={t('keepDraft')}
                  disabled={isBusy}
                  onClick={() => void keepForLater()}
                >
                  <IconDeviceFloppy size={22} />
                </ActionIcon>
              )}
            </Group>
            <Group gap="xs" justify="flex-end" style={{ flex: 1 }} wrap="nowrap">
              <NativeSelect
                size="xs"
                variant="filled"
                radius="xl"
                aria-label={t('visibility')}
                value={visibility}
                data={VISIBILITIES.map((value) => ({ value, label: t(value) }))}
                onChange={({ currentTarget }) => setVisibility(visibilityOf(currentTarget.value))}
              />
              <Button radius="xl" loading={isBusy} disabled={isEmpty} onClick={() => void send()}>
                {t(publishAt === null ? 'publish' : 'schedule')}
              </Button>
            </Group>
          </Group>
        </Stack>
      </Group>
    </Card>
  );
}

/** The way of a post to the platform; `done` is what was put aside last, for later or for a time. */
function usePublishing() {
  const client = useApolloClient();
  const me = useMe();
  const [done, setDone] = useState<{ readonly publishAt: string | null } | null>(null);
  // Kept until the post is there: trying again does not publish twice.
  const key = useRef(crypto.randomUUID());
  const publish = async (input: CreatePostInput) => {
    setDone(null);
    const { data } = await client.mutate({
      mutation: CreatePostDocument,
      variables: { input: { ...input, clientMutationId: key.current } },
      context: { idempotent: true },
      update: (cache, { data: answer }) => {
        const post = answer?.createPost.__typename === 'PostSuccess' ? answer.createPost.post : null;
        if (post === null || !me) return;
        insertIntoConnection(cache, { __typename: 'Viewer', id: me.id }, 'homeFeed', post, 'start', {
          edge: { __typename: 'FeedEdge', reason: 'OWN' },
          isList: (list) => !list.includes('RANKED'),
        });
      },
    });
    if (data && isRefusal(data.createPost)) return data.createPost;
    key.current = crypto.randomUUID();
    if (data?.createPost.__typename === 'ScheduledSuccess') setDone({ publishAt: data.createPost.draft.publishAt });
    return null;
  };
  const keep = async (input: { text: string; visibility: Visibility; mediaIds: string[] }) => {
    setDone(null);
    const { data } = await client.mutate({ mutation: SaveDraftDocument, variables: { input } });
    if (data && isRefusal(data.saveDraft)) return data.saveDraft;
    setDone({ publishAt: null });
    return null;
  };
  return { publish, keep, done };
}

/** As a field for a local time has it. */
function inAnHour(): string {
  const at = new Date(Date.now() + 3_600_000);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
