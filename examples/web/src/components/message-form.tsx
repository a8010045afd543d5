import { useApolloClient } from '@apollo/client/react';
import {
  type ConversationCardFragment,
  EditMessageDocument,
  isRefusal,
  type MediaKind,
  type MessageFieldsFragment,
  type Outgoing,
  processed,
  SetTypingDocument,
  sendMessage,
  uploadMedia,
} from '@app/client';
import { ActionIcon, Box, CloseButton, Group, Progress, Text, Textarea } from '@mantine/core';
import { IconPaperclip, IconSend } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTexts } from '../i18n/language.tsx';
import { AttachMenu } from './attach-menu.tsx';
import { type AttachmentKind, Attachments } from './attachments.tsx';
import { previewOf } from './chat-texts.ts';
import { useSubmission } from './faults.ts';
import { FormFailure } from './form.tsx';
import { useUserId } from './who.tsx';

/** Others are told again that somebody is writing after this time. */
const TYPING_EVERY_MS = 3_000;

/** A message that is answered or edited. */
export interface About {
  readonly kind: 'reply' | 'edit';
  readonly message: MessageFieldsFragment;
}

/** The line to write: Enter sends, Shift and Enter begins a new line, Escape forgets what it was about. */
export function MessageForm({
  conversation,
  about,
  onDone,
}: {
  readonly conversation: ConversationCardFragment;
  readonly about: About | null;
  readonly onDone: () => void;
}) {
  const { t } = useTexts();
  const client = useApolloClient();
  const userId = useUserId() ?? '';
  const edited = about?.kind === 'edit' && about.message.content?.__typename === 'TextContent' ? about.message.content : null;
  const [text, setText] = useState(edited?.text ?? '');
  const tellTyping = useTyping(conversation.id);
  const { submit, failure, problems } = useSubmission();
  const replyToMessageId = about?.kind === 'reply' ? about.message.id : null;
  const out = (outgoing: Omit<Outgoing, 'conversationId'>) =>
    submit(async () => {
      await sendMessage(client, userId, { ...outgoing, conversationId: conversation.id, replyToMessageId });
      onDone();
      return null;
    });
  const edit = (messageId: string, changed: string) =>
    submit(async () => {
      const { data } = await client.mutate({ mutation: EditMessageDocument, variables: { messageId, text: changed } });
      if (data && isRefusal(data.editMessage)) return data.editMessage;
      onDone();
      return null;
    });
  const send = async () => {
    const said = text.trim();
    if (said === '') return;
    setText('');
    tellTyping(false);
    const isSent = await (edited && about ? edit(about.message.id, said) : out({ type: 'TEXT', text: said }));
    // Nothing that was written is lost.
    if (!isSent) setText((now) => now || said);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onDone();
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void send();
  };
  return (
    <Box p="sm" style={{ borderTop: '1px solid var(--mantine-color-default-border)' }}>
      <FormFailure>{failure}</FormFailure>
      {about && <AboutLine about={about} onCancel={onDone} />}
      <Group gap="xs" wrap="nowrap" align="flex-end">
        {!edited && <Attach onSend={out} />}
        <Textarea
          style={{ flex: 1 }}
          autosize
          minRows={1}
          maxRows={6}
          radius="lg"
          autoFocus={about !== null}
          placeholder={t('writeMessage')}
          aria-label={t('writeMessage')}
          value={text}
          error={problems.text}
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

function AboutLine({ about, onCancel }: { readonly about: About; readonly onCancel: () => void }) {
  const { t } = useTexts();
  const name = about.message.sender?.displayName ?? '';
  return (
    <Group wrap="nowrap" gap="xs" mb="xs" pl="sm" style={{ borderInlineStart: '3px solid var(--mantine-color-leaf-filled)' }}>
      <Text size="sm" c="dimmed" truncate style={{ flex: 1 }}>
        {about.kind === 'edit' ? t('editing') : t('writeReply', { name })}: {previewOf(about.message, t)}
      </Text>
      <CloseButton size="sm" aria-label={t('cancel')} onClick={onCancel} />
    </Group>
  );
}

const KINDS: readonly (readonly [prefix: string, kind: MediaKind])[] = [
  ['image/gif', 'GIF'],
  ['image/', 'IMAGE'],
  ['video/', 'VIDEO'],
  ['audio/', 'AUDIO'],
];

/** What a message with this file is. */
function kindOf({ type }: File): MediaKind {
  return KINDS.find(([prefix]) => type.startsWith(prefix))?.[1] ?? 'FILE';
}

function Attach({ onSend }: { readonly onSend: (outgoing: Omit<Outgoing, 'conversationId'>) => Promise<boolean> }) {
  const { t } = useTexts();
  const client = useApolloClient();
  const [kind, setKind] = useState<AttachmentKind | null>(null);
  const [percent, setPercent] = useState<number | null>(null);
  const { submit, failure, problems } = useSubmission();
  const sendFile = (file: File | null) => {
    if (file === null) return;
    void submit(async () => {
      const type = kindOf(file);
      const onProgress = (sent: number, total: number) => setPercent((100 * sent) / total);
      const upload = await uploadMedia(client, file, { kind: type }, { onProgress });
      await upload.completed;
      const media = await processed(client, upload.id);
      if (media.status === 'FAILED') throw new Error(media.failureReason ?? 'FAILED');
      await onSend({ type, mediaId: media.id });
      return null;
    }).finally(() => setPercent(null));
  };
  const button = (
    <ActionIcon size={40} radius="xl" variant="subtle" loading={percent !== null} aria-label={t('attach')} title={t('attach')}>
      <IconPaperclip size={22} />
    </ActionIcon>
  );
  return (
    <Box>
      {percent !== null && <Progress value={percent} size="xs" mb={4} aria-label={t('uploading')} />}
      <FormFailure>{failure ?? Object.values(problems)[0] ?? null}</FormFailure>
      <AttachMenu target={button} onFile={sendFile} onKind={setKind} />
      {kind && (
        <Attachments
          kind={kind}
          onClose={() => setKind(null)}
          onPick={(attachable) => {
            setKind(null);
            void onSend(attachable);
          }}
        />
      )}
    </Box>
  );
}

/** Tells others that this person writes, now and then, or writes no more. */
function useTyping(conversationId: string): (typing: boolean) => void {
  const client = useApolloClient();
  const toldAt = useRef(0);
  return (typing) => {
    if (typing && Date.now() - toldAt.current < TYPING_EVERY_MS) return;
    toldAt.current = typing ? Date.now() : 0;
    void client.mutate({ mutation: SetTypingDocument, variables: { conversationId, typing } }).catch(() => undefined);
  };
}
