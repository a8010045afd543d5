import { useApolloClient } from '@apollo/client/react';
import { CreatePostDocument, type CreatePostInput, insertIntoConnection, isRefusal, type Visibility } from '@app/client';
import { ActionIcon, Button, Card, FileButton, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { IconChartBar, IconPhoto, IconPlus, IconX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTexts } from '../i18n/language.tsx';
import { useSubmission } from './faults.ts';
import { FormFailure } from './form.tsx';
import { Face } from './person.tsx';
import { PhotoStrip, usePhotos } from './photos.tsx';
import { useMe } from './who.tsx';

const VISIBILITIES: readonly Visibility[] = ['PUBLIC', 'FOLLOWERS', 'FRIENDS', 'PRIVATE'];
const MAX_OPTIONS = 10;
const POLL_MINUTES = 24 * 60;

interface PollOption {
  readonly key: string;
  readonly text: string;
}

const newOption = (): PollOption => ({ key: crypto.randomUUID(), text: '' });

/** Writes a post: text, up to nine photos, a poll, for whom. */
export function Composer() {
  const { t } = useTexts();
  const me = useMe();
  const client = useApolloClient();
  const [text, setText] = useState('');
  const [visibility, setVisibility] = useState<Visibility>('PUBLIC');
  const [options, setOptions] = useState<readonly PollOption[] | null>(null);
  const photos = usePhotos();
  const { submit, isBusy, failure, problems } = useSubmission();
  // Kept until the post is there: trying again does not publish twice.
  const key = useRef(crypto.randomUUID());
  const isEmpty = text.trim() === '' && photos.all.length === 0 && options === null;

  const publish = () =>
    submit(async () => {
      const input: CreatePostInput = {
        clientMutationId: key.current,
        text,
        visibility,
        mediaIds: await photos.ids(),
        ...(options === null
          ? {}
          : { poll: { options: options.map((option) => option.text).filter(Boolean), durationMinutes: POLL_MINUTES } }),
      };
      const { data } = await client.mutate({
        mutation: CreatePostDocument,
        variables: { input },
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
      setText('');
      setOptions(null);
      photos.clear();
      return null;
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
          {options && <PollFields options={options} onChange={setOptions} problems={problems} />}
          <FormFailure>{failure}</FormFailure>
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
                variant={options ? 'light' : 'subtle'}
                size="lg"
                aria-label={t('poll')}
                title={t('poll')}
                aria-pressed={options !== null}
                onClick={() => setOptions(options ? null : [newOption(), newOption()])}
              >
                <IconChartBar size={22} />
              </ActionIcon>
              <NativeSelect
                size="xs"
                variant="filled"
                radius="xl"
                aria-label={t('visibility')}
                value={visibility}
                data={VISIBILITIES.map((value) => ({ value, label: t(value) }))}
                onChange={({ currentTarget }) =>
                  setVisibility(VISIBILITIES.find((value) => value === currentTarget.value) ?? 'PUBLIC')
                }
              />
            </Group>
            <Button radius="xl" loading={isBusy} disabled={isEmpty} onClick={() => void publish()}>
              {t('publish')}
            </Button>
          </Group>
        </Stack>
      </Group>
    </Card>
  );
}

function PollFields({
  options,
  onChange,
  problems,
}: {
  readonly options: readonly PollOption[];
  readonly onChange: (options: readonly PollOption[]) => void;
  readonly problems: Readonly<Record<string, string>>;
}) {
  const { t } = useTexts();
  return (
    <Stack gap={6}>
      {options.map((option, index) => (
        <TextInput
          key={option.key}
          value={option.text}
          error={problems[`poll.options.${index}`]}
          placeholder={t('option', { number: index + 1 })}
          aria-label={t('option', { number: index + 1 })}
          onChange={({ currentTarget }) =>
            onChange(options.map((before) => (before === option ? { ...option, text: currentTarget.value } : before)))
          }
          rightSection={
            options.length > 2 && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('removeOption', { number: index + 1 })}
                onClick={() => onChange(options.filter((other) => other !== option))}
              >
                <IconX size={16} />
              </ActionIcon>
            )
          }
        />
      ))}
      {options.length < MAX_OPTIONS && (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={16} />}
          onClick={() => onChange([...options, newOption()])}
        >
          {t('addOption')}
        </Button>
      )}
    </Stack>
  );
}
