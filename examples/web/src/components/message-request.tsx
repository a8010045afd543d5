import { useApolloClient } from '@apollo/client/react';
import { AcceptMessageRequestDocument, type ConversationCardFragment, DeclineMessageRequestDocument } from '@app/client';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useNavigate } from 'react-router';
import { useTexts } from '../i18n/language.tsx';
import { conversationName } from './chat-texts.ts';

/** Somebody unknown wrote: let them, or not. Until then they learn nothing of the reader. */
export function MessageRequest({ conversation }: { readonly conversation: ConversationCardFragment }) {
  const { t } = useTexts();
  const client = useApolloClient();
  const navigate = useNavigate();
  const variables = { conversationId: conversation.id };
  const accept = () => client.mutate({ mutation: AcceptMessageRequestDocument, variables, refetchQueries: ['Conversations'] });
  const decline = () =>
    client
      .mutate({ mutation: DeclineMessageRequestDocument, variables, refetchQueries: ['Conversations'] })
      .then(() => navigate('/chats'));
  const run = (work: () => Promise<unknown>) => () => void work().catch(() => undefined);
  return (
    <Stack p="md" gap="sm" align="center" style={{ borderTop: '1px solid var(--mantine-color-default-border)' }}>
      <Text>{t('messageRequest', { name: conversationName(conversation) })}</Text>
      <Group>
        <Button radius="xl" onClick={run(accept)}>
          {t('accept')}
        </Button>
        <Button radius="xl" variant="default" onClick={run(decline)}>
          {t('decline')}
        </Button>
      </Group>
    </Stack>
  );
}
