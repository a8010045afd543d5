import { useApolloClient } from '@apollo/client/react';
import { type ConversationCardFragment, processed, SetTypingDocument, sendMessage, uploadMedia } from '@app/client';
import { ActionIcon, Box, FileButton, Group, Textarea } from '@mantine/core';
import { IconPhoto, IconSend } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTexts } from '../i18n/language.tsx';
import { useSubmission } from './faults.ts';
import { FormFailure } from './form.tsx';
import { useUserId } from './who.tsx';

/** Others are told again that somebody is writing after this time. */
const TYPING_EVERY_MS = 3_000;

/** The line to write: Enter sends, Shift and Enter begins a new line. */
export function MessageForm({ conversation }: { readonly conversation: ConversationCardFragment }) {
  const { t } = useTexts();
  const client = useApolloClient();
  const userId = useUserId() ?? '';
  const [text, setText] = useState('');
  const toldAt = useRef(0);
  const { submit, isBusy, failure } = useSubmission();
  const conversationId = conversation.id;

  const tellTyping = (typing: boolean) => {
    if (typing && Date.now() - toldAt.current < TYPING_EVERY_MS) return;
    toldAt.current = typing ? Date.now() : 0;
    void client.mutate({ mutation: SetTypingDocument, variables: { conversationId, typing } }).catch(() => undefined);
  };
  const send = async () => {
    const said = text.trim();
    if (said === '') return;
    setText('');
    tellTyping(false);
    const isSent = await submit(async () => {
      await sendMessage(client, userId, { conversationId, type: 'TEXT', text: said });
      return null;
    });
    // Nothing that was written is lost.
    if (!isSent) setText((now) => now || said);
  };
  const sendPicture = (file: File | null) => {
    if (file === null) return;
    void submit(async () => {
      const kind = file.type === 'image/gif' ? 'GIF' : 'IMAGE';
      const upload = await uploadMedia(client, file, { kind });
      await upload.completed;
      await processed(client, upload.id);
      await sendMessage(client, userId, { conversationId, type: kind, mediaId: upload.id });
      return null;
    });
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void send();
  };
  return (
    <Box p="sm" style={{ borderTop: '1px solid var(--mantine-color-default-border)' }}>
      <FormFailure>{failure}</FormFailure>
      <Group gap="xs" wrap="nowrap" align="flex-end">
        <FileButton accept="image/*" onChange={sendPicture}>
          {(props) => (
            <ActionIcon
              {...props}
              size={40}
              radius="xl"
              variant="subtle"
              aria-label={t('attach')}
              title={t('attach')}
              loading={isBusy}
            >
              <IconPhoto size={22} />
            </ActionIcon>
          )}
        </FileButton>
        <Textarea
          style={{ flex: 1 }}
          autosize
          minRows={1}
          maxRows={6}
          radius="xl"
          placeholder={t('writeMessage')}
          aria-label={t('writeMessage')}
          value={text}
          onKeyDown={onKey}
          onChange={({ currentTarget }) => {
            setText(currentTarget.value);
            tellTyping(currentTarget.value !== '');
          }}
        />
        <ActionIcon size={40} radius="xl" aria-label={t('send')} disabled={text.trim() === ''} onClick={() => void send()}>
          <IconSend size={20} />
        </ActionIcon>
      </Group>
    </Box>
  );
}
