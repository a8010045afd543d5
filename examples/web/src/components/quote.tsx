import type { PostFieldsFragment } from '@app/client';
import { Card, Group, Modal, Stack, Text } from '@mantine/core';
import { useTexts } from '../i18n/language.tsx';
import { Composer } from './composer.tsx';
import { Face, PersonName } from './person.tsx';

/** Writes something about a post, with the post below it. */
export function Quote({ post, onClose }: { readonly post: PostFieldsFragment; readonly onClose: () => void }) {
  const { t } = useTexts();
  return (
    <Modal opened onClose={onClose} title={t('quote')} size="lg" closeButtonProps={{ 'aria-label': t('cancel') }}>
      <Stack>
        <Composer quotedPostId={post.id} onPublished={onClose} />
        <Card withBorder padding="sm">
          <Group gap="xs">
            <Face user={post.author} size={24} />
            <PersonName user={post.author} />
          </Group>
          <Text className="text" lineClamp={6} mt="xs">
            {post.text}
          </Text>
        </Card>
      </Stack>
    </Modal>
  );
}
