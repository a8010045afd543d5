import type { MediaFieldsFragment } from '@app/client';
import { Box, Modal } from '@mantine/core';
import { useTexts } from '../i18n/language.tsx';

/** One picture, as large as the screen allows. */
export function Lightbox({ media, onClose }: { readonly media: MediaFieldsFragment; readonly onClose: () => void }) {
  const { t } = useTexts();
  return (
    <Modal
      opened
      onClose={onClose}
      size="auto"
      centered
      title={media.altText ?? t('photo')}
      closeButtonProps={{ 'aria-label': t('back') }}
    >
      <Box maw="90vw">
        {media.url && <img src={media.url} alt={media.altText ?? ''} style={{ maxWidth: '100%', maxHeight: '75vh' }} />}
      </Box>
    </Modal>
  );
}
