import { useQuery } from '@apollo/client/react';
import { ConversationGalleryDocument, SearchConversationDocument } from '@app/client';
import { Drawer, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTexts } from '../i18n/language.tsx';
import { previewOf } from './chat-texts.ts';
import { MediaGrid } from './media-grid.tsx';
import { Empty, Loading } from './states.tsx';
import { Time } from './time.tsx';

/** What was shared in a conversation, and a search in it. */
export function Gallery({
  conversationId,
  opened,
  onClose,
}: {
  readonly conversationId: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useTexts();
  const [word, setWord] = useState('');
  const [query] = useDebouncedValue(word.trim(), 300);
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      title={t('gallery')}
      closeButtonProps={{ 'aria-label': t('back') }}
    >
      <Stack>
        <TextInput
          type="search"
          leftSection={<IconSearch size={18} />}
          placeholder={t('searchInChat')}
          aria-label={t('searchInChat')}
          value={word}
          onChange={({ currentTarget }) => setWord(currentTarget.value)}
        />
        {query === '' ? <Pictures id={conversationId} /> : <Found id={conversationId} query={query} />}
      </Stack>
    </Drawer>
  );
}

function Pictures({ id }: { readonly id: string }) {
  const { t } = useTexts();
  const { data } = useQuery(ConversationGalleryDocument, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const media = data?.conversation?.media.edges.map(({ node: { content } }) =>
    content?.__typename === 'MediaContent' ? content.media : null,
  );
  if (!media) return <Loading />;
  return media.length === 0 ? <Empty>{t('nothingFound')}</Empty> : <MediaGrid media={media} />;
}

function Found({ id, query }: { readonly id: string; readonly query: string }) {
  const { t } = useTexts();
  const { data } = useQuery(SearchConversationDocument, { variables: { id, query } });
  const messages = data?.conversation?.search.edges.map(({ node }) => node);
  if (!messages) return <Loading />;
  if (messages.length === 0) return <Empty>{t('nothingFound')}</Empty>;
  return messages.map((message) => (
    <Stack key={message.id} gap={0}>
      <Text size="sm" fw={600}>
        {message.sender?.displayName} <Time at={message.createdAt} />
      </Text>
      <Text className="text">{previewOf(message, t)}</Text>
    </Stack>
  ));
}
