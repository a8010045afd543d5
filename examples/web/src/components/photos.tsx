import { useApolloClient } from '@apollo/client/react';
import { type MediaFieldsFragment, processed, type Upload, uploadMedia } from '@app/client';
import { ActionIcon, Alert, Box, Group, Loader } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTexts } from '../i18n/language.tsx';

const MAX_PHOTOS = 9;

interface Photo {
  readonly key: string;
  readonly preview: string;
  readonly file: File;
  /** 0 to 100. */
  readonly percent: number;
  readonly failure: string | null;
}

/** Photos of a post or message that are being uploaded while it is written. */
export interface Photos {
  readonly all: readonly Photo[];
  add(files: readonly File[] | null): void;
  remove(key: string): void;
  clear(): void;
  /** Ids of all photos, when each of them is ready. Rejects when one failed. */
  ids(): Promise<string[]>;
}

export function usePhotos(): Photos {
  const client = useApolloClient();
  const [all, setAll] = useState<readonly Photo[]>([]);
  const [work] = useState(() => new Map<string, Promise<MediaFieldsFragment>>());
  const patch = (key: string, change: Partial<Photo>) =>
    setAll((before) => before.map((photo) => (photo.key === key ? { ...photo, ...change } : photo)));
  const send = async (photo: Photo): Promise<MediaFieldsFragment> => {
    const onProgress = (sent: number, total: number) => patch(photo.key, { percent: (100 * sent) / total });
    const kind = photo.file.type === 'image/gif' ? 'GIF' : 'IMAGE';
    const upload: Upload<MediaFieldsFragment> = await uploadMedia(client, photo.file, { kind }, { onProgress });
    await upload.completed;
    const media = await processed(client, upload.id);
    if (media.status === 'FAILED') throw new Error(media.failureReason ?? 'FAILED');
    return media;
  };
  return {
    all,
    add(files) {
      const added = (files ?? []).slice(0, MAX_PHOTOS - all.length).map((file) => ({
        key: crypto.randomUUID(),
        preview: URL.createObjectURL(file),
        file,
        percent: 0,
        failure: null,
      }));
      setAll([...all, ...added]);
      for (const photo of added) {
        const sending = send(photo);
        sending.catch((error: unknown) => patch(photo.key, { failure: error instanceof Error ? error.message : String(error) }));
        work.set(photo.key, sending);
      }
    },
    remove(key) {
      work.delete(key);
      setAll(all.filter((photo) => photo.key !== key));
    },
    clear() {
      for (const { preview } of all) URL.revokeObjectURL(preview);
      work.clear();
      setAll([]);
    },
    ids: async () => (await Promise.all(all.map(({ key }) => work.get(key)))).flatMap((media) => media?.id ?? []),
  };
}

export function PhotoStrip({ photos }: { readonly photos: Photos }) {
  const { t } = useTexts();
  const failure = photos.all.find((photo) => photo.failure !== null)?.failure;
  if (photos.all.length === 0) return null;
  return (
    <>
      <Group gap="xs">
        {photos.all.map(({ key, preview, percent, failure: failed }) => (
          <Box key={key} pos="relative" w={88} h={88} style={{ borderRadius: 12, overflow: 'hidden', opacity: failed ? 0.4 : 1 }}>
            <img className="media-image" src={preview} alt="" />
            {percent < 100 && <Loader pos="absolute" inset={26} size={36} aria-label={t('uploading')} />}
            <ActionIcon
              pos="absolute"
              top={4}
              right={4}
              size="sm"
              radius="xl"
              color="dark"
              variant="filled"
              aria-label={t('removePhoto')}
              onClick={() => photos.remove(key)}
            >
              <IconX size={14} />
            </ActionIcon>
          </Box>
        ))}
      </Group>
      {failure && (
        <Alert color="red" role="alert">
          {failure}
        </Alert>
      )}
    </>
  );
}
