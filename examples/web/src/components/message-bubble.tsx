import type { MessageFieldsFragment } from '@app/client';
import { Anchor, Badge, Box, Center, Group, Paper, Stack, Text } from '@mantine/core';
import { IconPin } from '@tabler/icons-react';
import { useState } from 'react';
import { useTexts } from '../i18n/language.tsx';
import { previewOf, systemText } from './chat-texts.ts';
import { MediaGrid } from './media-grid.tsx';
import type { About } from './message-form.tsx';
import { MESSAGE_FACES, MessageMenu } from './message-menu.tsx';
import { Face, PersonName } from './person.tsx';
import { stickerFace } from './stickers.ts';
import { clock } from './time.tsx';

/** One message, on the side of whoever wrote it. */
export function MessageBubble({
  message,
  isOwn,
  withSender,
  mayLead,
  receipt,
  onAbout,
}: {
  readonly message: MessageFieldsFragment;
  readonly isOwn: boolean;
  readonly withSender: boolean;
  readonly mayLead: boolean;
  readonly receipt: 'sending' | 'sent' | 'delivered' | 'read' | null;
  readonly onAbout: (about: About) => void;
}) {
  const { t, language } = useTexts();
  const [refusal, setRefusal] = useState<string | null>(null);
  const { content } = message;
  if (content?.__typename === 'SystemContent') {
    return (
      <Center py="xs">
        <Badge variant="light" color="gray" tt="none" fw={400}>
          {systemText(content, t)}
        </Badge>
      </Center>
    );
  }
  return (
    <Stack gap={2} align={isOwn ? 'flex-end' : 'flex-start'} className="fade-in">
      {withSender && !isOwn && (
        <Group gap={6}>
          <Face user={message.sender} size={20} />
          <PersonName user={message.sender} withHandle={false} />
        </Group>
      )}
      <Group gap={4} wrap="nowrap" style={{ flexDirection: isOwn ? 'row-reverse' : 'row' }} maw="88%">
        <Paper
          radius="lg"
          px="md"
          py={8}
          bg={isOwn ? 'var(--mantine-color-leaf-filled)' : 'var(--mantine-color-default-hover)'}
          c={isOwn ? 'white' : undefined}
          miw={0}
        >
          {message.forwarded && (
            <Text size="xs" opacity={0.8} fs="italic">
              {t('forwarded')}
            </Text>
          )}
          {message.replyTo && (
            <Text
              size="sm"
              opacity={0.8}
              lineClamp={2}
              style={{ borderInlineStart: '3px solid currentColor', paddingInlineStart: 8 }}
            >
              {message.replyTo.preview ?? t('recalled')}
            </Text>
          )}
          <Content message={message} isOwn={isOwn} />
        </Paper>
        {message.state === 'VISIBLE' && receipt !== 'sending' && (
          <MessageMenu message={message} isOwn={isOwn} mayLead={mayLead} onAbout={onAbout} onRefused={setRefusal} />
        )}
      </Group>
      {refusal && (
        <Text size="xs" c="red" role="alert">
          {refusal}
        </Text>
      )}
      <Group gap={6}>
        {message.reactions.map(({ type, count }) => (
          <Badge key={type} variant="default" size="sm" tt="none">
            {MESSAGE_FACES[type]} {count}
          </Badge>
        ))}
        {message.isPinned && <IconPin size={14} aria-label={t('pinned')} role="img" />}
        {(receipt !== null || message.editedAt !== null || message.reactions.length > 0) && (
          <Text size="xs" c="dimmed">
            {clock(message.createdAt, language)}
            {message.editedAt && ` · ${t('edited')}`}
            {isOwn && receipt && ` · ${t(receipt)}`}
          </Text>
        )}
      </Group>
    </Stack>
  );
}

function Content({ message, isOwn }: { readonly message: MessageFieldsFragment; readonly isOwn: boolean }) {
  const { t } = useTexts();
  const { content } = message;
  if (message.state !== 'VISIBLE' || content === null) {
    return (
      <Text fs="italic" opacity={0.8}>
        {t('recalled')}
      </Text>
    );
  }
  if (content.__typename === 'TextContent') return <Text className="text">{content.text}</Text>;
  if (content.__typename === 'StickerContent') {
    return (
      <Text fz={56} lh={1.1} role="img" aria-label={`${t('sticker')}: ${content.stickerId}`}>
        {stickerFace(content.stickerId)}
      </Text>
    );
  }
  if (content.__typename === 'ContactContent') {
    return (
      <Group gap="sm">
        <Face user={content.user} />
        <PersonName user={content.user} isOnColour={isOwn} />
      </Group>
    );
  }
  if (content.__typename === 'LocationContent') {
    return (
      <Anchor href={`geo:${content.latitude},${content.longitude}`} c="inherit">
        📍 {content.name ?? t('location')}
        {content.address && <Text size="sm">{content.address}</Text>}
      </Anchor>
    );
  }
  if (content.__typename === 'MediaContent' && content.media) return <MessageMedia content={content} media={content.media} />;
  return <Text>{previewOf(message, t)}</Text>;
}

type MediaContent = Extract<MessageFieldsFragment['content'], { __typename: 'MediaContent' }>;

function MessageMedia({
  content,
  media,
}: {
  readonly content: MediaContent;
  readonly media: NonNullable<MediaContent['media']>;
}) {
  return (
    <Stack gap={4}>
      {media.kind === 'AUDIO' && media.url && (
        <audio controls src={media.url} style={{ maxWidth: '100%' }}>
          <track kind="captions" />
        </audio>
      )}
      {media.kind === 'FILE' && (
        <Anchor href={media.url ?? undefined} c="inherit" download>
          📄 {media.fileName ?? media.contentType}
        </Anchor>
      )}
      {media.kind !== 'AUDIO' && media.kind !== 'FILE' && (
        <Box w={{ base: 200, sm: 280 }}>
          <MediaGrid media={[media]} />
        </Box>
      )}
      {content.caption && <Text className="text">{content.caption}</Text>}
    </Stack>
  );
}
