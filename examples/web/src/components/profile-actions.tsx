import { useApolloClient } from '@apollo/client/react';
import {
  BlockDocument,
  MuteDocument,
  OpenDirectConversationDocument,
  ReportDocument,
  UnblockDocument,
  UnmuteDocument,
  type UserProfileQuery,
} from '@app/client';
import { ActionIcon, Button, Group, Menu } from '@mantine/core';
import { IconBan, IconBellOff, IconDots, IconFlag, IconMessageCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useTexts } from '../i18n/language.tsx';
import { FollowButton } from './follow-button.tsx';

type User = NonNullable<UserProfileQuery['userByUsername']>;

/** What one can do about another person. */
export function ProfileActions({ user }: { readonly user: User }) {
  const { t } = useTexts();
  const client = useApolloClient();
  const navigate = useNavigate();
  const [isReported, setReported] = useState(false);
  const { relation } = user;
  const variables = { userId: user.id };
  const run = (work: () => Promise<unknown>) => () => void work().catch(() => undefined);
  const write = async () => {
    const { data } = await client.mutate({ mutation: OpenDirectConversationDocument, variables });
    if (data?.openDirectConversation.__typename === 'ConversationSuccess')
      navigate(`/chats/${data.openDirectConversation.conversation.id}`);
  };
  const block = () => client.mutate({ mutation: relation?.isBlocked ? UnblockDocument : BlockDocument, variables });
  const mute = () =>
    relation?.isMuted
      ? client.mutate({ mutation: UnmuteDocument, variables })
      : client.mutate({ mutation: MuteDocument, variables: { input: variables } });
  const report = async () => {
    await client.mutate({
      mutation: ReportDocument,
      variables: { input: { subjectType: 'USER', subjectId: user.id, reason: 'OTHER' } },
    });
    setReported(true);
  };
  return (
    <Group gap="xs">
      <Button size="sm" radius="xl" variant="default" leftSection={<IconMessageCircle size={18} />} onClick={run(write)}>
        {t('message')}
      </Button>
      {!relation?.isBlocked && <FollowButton userId={user.id} relation={relation} size="sm" />}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon size={36} radius="xl" variant="default" aria-label={t('profileMenu', { name: user.displayName })}>
            <IconDots size={20} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconBellOff size={18} />} onClick={run(mute)}>
            {t(relation?.isMuted ? 'unmute' : 'mute')}
          </Menu.Item>
          <Menu.Item leftSection={<IconBan size={18} />} color="red" onClick={run(block)}>
            {t(relation?.isBlocked ? 'unblock' : 'block')}
          </Menu.Item>
          <Menu.Item leftSection={<IconFlag size={18} />} disabled={isReported} onClick={run(report)}>
            {t(isReported ? 'reported' : 'report')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
