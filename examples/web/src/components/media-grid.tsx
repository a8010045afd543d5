import type { MediaFieldsFragment } from '@app/client';
import { AspectRatio, Box, Center, Loader, Modal, SimpleGrid, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../i18n/language.tsx';

/** Up to nine pictures; one opens large. */
export function MediaGrid({ media }: { readonly media: readonly (MediaFieldsFragment | null)[] }) {
  const { t } = useTexts();
  const shown = media.filter((item) => item !== null);
  const [open, setOpen] = useState<MediaFieldsFragment | null>(null);
  if (shown.length === 0) return null;
  const columns = shown.length === 1 ? 1 : shown.length === 2 || shown.length === 4 ? 2 : 3;
  const ratioOf = ({ width, height }: MediaFieldsFragment) =>
    columns > 1 || !width || !height ? 1 : Math.min(2, Math.max(0.8, width / height));
  return (
    <>
      <SimpleGrid cols={columns} spacing={4} style={{ borderRadius: 'var(--mantine-radius-md)', overflow: 'hidden' }}>
        {shown.map((item) => (
          <UnstyledButton key={item.id} onClick={() => setOpen(item)} aria-label={item.altText ?? t('photo')}>
            <AspectRatio ratio={ratioOf(item)}>
              <Picture media={item} />
            </AspectRatio>
          </UnstyledButton>
        ))}
      </SimpleGrid>
      <Modal
        opened={open !== null}
        onClose={() => setOpen(null)}
        size="auto"
        centered
        title={open?.altText ?? ''}
        closeButtonProps={{ 'aria-label': t('back') }}
      >
        {open && (
          <Box maw="90vw">
            {open.url && <img src={open.url} alt={open.altText ?? ''} style={{ maxWidth: '100%', maxHeight: '75vh' }} />}
          </Box>
        )}
      </Modal>
    </>
  );
}

function Picture({ media }: { readonly media: MediaFieldsFragment }) {
  if (media.url === null) {
    return (
      <Center className="media-image">
        <Loader size="sm" type="dots" />
      </Center>
    );
  }
  if (media.kind === 'GIF' || media.kind === 'VIDEO')
    return <video className="media-image" src={media.url} muted loop playsInline autoPlay />;
  return <img className="media-image" src={media.url} alt={media.altText ?? ''} loading="lazy" />;
}
