import { useApolloClient } from '@apollo/client/react';
import {
  HideMessageDocument,
  type MessageFieldsFragment,
  type MessageReactionType,
  PinMessageDocument,
  ReactToMessageDocument,
  RecallMessageDocument,
  ReportDocument,
  removeFromConnection,
} from '@app/client';
import { ActionIcon, Group, Menu } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconDots,
  IconEdit,
  IconEyeOff,
  IconFlag,
  IconPin,
  IconRotate,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTexts } from '../i18n/language.tsx';
import { Forward } from './forward.tsx';
import type { About } from './message-form.tsx';

export const MESSAGE_FACES: Readonly<Record<MessageReactionType, string>> = {
  LIKE: '👍',
  LOVE: '❤️',
  LAUGH: '😂',
  WOW: '😮',
  SAD: '😢',
  ANGRY: '😠',
};
const TYPES = Object.keys(MESSAGE_FACES) as MessageReactionType[];

/** What one can do with a message. The platform has the last word on what is too late; refusals are told through `onRefused`. */
export function MessageMenu({
  message,
  isOwn,
  mayLead,
  onAbout,
  onRefused,
}: {
  readonly message: MessageFieldsFragment;
  readonly isOwn: boolean;
  /** Owner or admin of the group, or one of two. */
  readonly mayLead: boolean;
  readonly onAbout: (about: About) => void;
  readonly onRefused: (message: string) => void;
}) {
  const { t } = useTexts();
  const client = useApolloClient();
  const [isForwarding, setForwarding] = useState(false);
  const variables = { messageId: message.id };
  const run = (work: Promise<{ data?: object | null | undefined }>) =>
    void work
      .then(({ data }) => {
        for (const result of Object.values(data ?? {})) if (typeof result?.message === 'string') onRefused(result.message);
      })
      .catch(() => undefined);
  const toggle = (type: MessageReactionType) =>
    run(
      client.mutate({
        mutation: ReactToMessageDocument,
        variables: { ...variables, type: message.viewerReaction === type ? null : type },
      }),
    );
  const hide = () =>
    run(
      client.mutate({
        mutation: HideMessageDocument,
        variables,
        update: (cache, { data }) => {
          if (data?.hideMessage.__typename !== 'LeaveSuccess') return;
          removeFromConnection(cache, { __typename: 'Conversation', id: message.conversationId }, 'messages', {
            __typename: 'Message',
            id: message.id,
          });
        },
      }),
    );
  const report = () =>
    run(
      client.mutate({
        mutation: ReportDocument,
        variables: { input: { subjectType: 'MESSAGE', subjectId: message.id, reason: 'OTHER' } },
      }),
    );
  return (
    <>
      <Menu position="top" withinPortal>
        <Menu.Target>
          <ActionIcon size="sm" variant="subtle" color="gray" aria-label={t('messageMenu')}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Group gap={2} p={4} wrap="nowrap">
            {TYPES.map((type) => (
              <Menu.Item
                key={type}
                aria-label={t(type)}
                onClick={() => toggle(type)}
                w="auto"
                p={6}
                bg={message.viewerReaction === type ? 'var(--mantine-color-leaf-light)' : undefined}
              >
                {MESSAGE_FACES[type]}
              </Menu.Item>
            ))}
          </Group>
          <Menu.Item leftSection={<IconArrowBackUp size={18} />} onClick={() => onAbout({ kind: 'reply', message })}>
            {t('reply')}
          </Menu.Item>
          <Menu.Item leftSection={<IconArrowForwardUp size={18} />} onClick={() => setForwarding(true)}>
            {t('forward')}
          </Menu.Item>
          {isOwn && message.type === 'TEXT' && (
            <Menu.Item leftSection={<IconEdit size={18} />} onClick={() => onAbout({ kind: 'edit', message })}>
              {t('edit')}
            </Menu.Item>
          )}
          {mayLead && (
            <Menu.Item
              leftSection={<IconPin size={18} />}
              onClick={() =>
                run(client.mutate({ mutation: PinMessageDocument, variables: { ...variables, pinned: !message.isPinned } }))
              }
            >
              {t(message.isPinned ? 'unpin' : 'pin')}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconEyeOff size={18} />} onClick={hide}>
            {t('hideMessage')}
          </Menu.Item>
          {isOwn && (
            <Menu.Item
              leftSection={<IconRotate size={18} />}
              onClick={() => run(client.mutate({ mutation: RecallMessageDocument, variables }))}
            >
              {t('recall')}
            </Menu.Item>
          )}
          {!isOwn && (
            <Menu.Item leftSection={<IconFlag size={18} />} onClick={report}>
              {t('report')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {isForwarding && <Forward messageId={message.id} onClose={() => setForwarding(false)} />}
    </>
  );
}
