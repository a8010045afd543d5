import { useApolloClient } from '@apollo/client/react';
import {
  type Upload,
  uploadVideo,
  type VideoCardFragment,
  type VideoPrivacy,
  VideoProgressDocument,
  type VideoType,
} from '@app/client';
import { Alert, Button, Card, FileInput, Group, NativeSelect, Progress, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconVideo } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useSubmission } from '../components/faults.ts';
import { Form, FormFailure } from '../components/form.tsx';
import { Page } from '../components/page.tsx';
import { useTexts } from '../i18n/language.tsx';
import { useWatch } from '../live/use-watch.ts';

const PRIVACIES: readonly VideoPrivacy[] = ['PUBLIC', 'UNLISTED', 'PRIVATE'];
const TYPES: readonly VideoType[] = ['LONG', 'SHORT'];

/** Uploads a video: bytes with progress, pause and continue, then the work of the platform, live. */
export function UploadPage() {
  const { t } = useTexts();
  const client = useApolloClient();
  const [file, setFile] = useState<File | null>(null);
  const [upload, setUpload] = useState<Upload<VideoCardFragment> | null>(null);
  const [percent, setPercent] = useState(0);
  const { submit, isBusy, failure, problems } = useSubmission();
  const send = (value: (name: string) => string) => {
    if (file === null) return;
    void submit(async () => {
      const input = {
        title: value('title'),
        description: value('description'),
        tags: value('tags')
          .split(/[,，]/)
          .map((tag) => tag.trim())
          .filter(Boolean),
        privacy: PRIVACIES.find((privacy) => privacy === value('privacy')) ?? 'PUBLIC',
        type: TYPES.find((type) => type === value('type')) ?? 'LONG',
      };
      const begun = await uploadVideo(client, file, input, { onProgress: (sent, total) => setPercent((100 * sent) / total) });
      setUpload(begun);
      await begun.completed;
      return null;
    });
  };
  return (
    <Page title={t('uploadVideo')}>
      <Card withBorder radius="lg">
        {upload === null ? (
          <Form label={t('uploadVideo')} onSend={send}>
            <Stack>
              <FileInput
                label={t('chooseFile')}
                accept="video/mp4,video/quicktime,video/x-msvideo"
                leftSection={<IconVideo size={18} />}
                value={file}
                onChange={setFile}
                required
                clearable
                error={problems.contentType ?? problems.sizeBytes}
              />
              <TextInput name="title" label={t('title')} required error={problems.title} />
              <Textarea name="description" label={t('description')} autosize minRows={2} error={problems.description} />
              <TextInput name="tags" label={t('tags')} error={problems.tags ?? problemIn(problems, 'tags.')} />
              <Group grow>
                <NativeSelect name="type" label={t('kind')} data={TYPES.map((value) => ({ value, label: t(value) }))} />
                <NativeSelect
                  name="privacy"
                  label={t('visibility')}
                  data={PRIVACIES.map((value) => ({ value, label: t(value) }))}
                />
              </Group>
              <FormFailure>{failure}</FormFailure>
              <Button type="submit" disabled={file === null} loading={isBusy}>
                {t('upload')}
              </Button>
            </Stack>
          </Form>
        ) : (
          <Stack>
            <Sending upload={upload} percent={percent} />
            <FormFailure>{failure}</FormFailure>
            {percent === 100 && <Processing id={upload.id} />}
          </Stack>
        )}
      </Card>
    </Page>
  );
}

/** What is wrong with one of several things that share a field. */
function problemIn(problems: Readonly<Record<string, string>>, prefix: string): string | undefined {
  return Object.entries(problems).find(([field]) => field.startsWith(prefix))?.[1];
}

function Sending({ upload, percent }: { readonly upload: Upload<VideoCardFragment>; readonly percent: number }) {
  const { t } = useTexts();
  const [isPaused, setPaused] = useState(false);
  const toggle = () => {
    if (isPaused) upload.transfer.continue();
    else upload.transfer.pause();
    setPaused(!isPaused);
  };
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Text fw={600}>{t(percent === 100 ? 'UPLOADED' : 'uploading')}</Text>
        <Text>{Math.floor(percent)} %</Text>
      </Group>
      <Progress value={percent} striped={!isPaused} animated={!isPaused && percent < 100} aria-label={t('uploading')} />
      {percent < 100 && (
        <Button
          variant="light"
          leftSection={isPaused ? <IconPlayerPlay size={18} /> : <IconPlayerPause size={18} />}
          onClick={toggle}
        >
          {t(isPaused ? 'resume' : 'pause')}
        </Button>
      )}
    </Stack>
  );
}

function Processing({ id }: { readonly id: string }) {
  const { t } = useTexts();
  const [video, setVideo] = useState<VideoCardFragment | null>(null);
  useWatch(VideoProgressDocument, id, {
    variables: { videoId: id },
    next: ({ videoProgress }) => {
      if (videoProgress.__typename === 'VideoChanged') setVideo(videoProgress.video);
    },
    resync: () => undefined,
  });
  const progress = video?.status === 'READY' ? 100 : (video?.progress ?? 0);
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Text fw={600}>{t(video?.status ?? 'PROCESSING')}</Text>
        <Text>{progress} %</Text>
      </Group>
      <Progress value={progress} aria-label={t('PROCESSING')} striped animated={progress < 100} />
      {video?.status === 'FAILED' && <Alert color="red">{video.failureReason}</Alert>}
      {(video?.isPlayable || video?.status === 'READY') && (
        <Button component={Link} to={`/videos/${id}`}>
          {t('watchNow')}
        </Button>
      )}
    </Stack>
  );
}
