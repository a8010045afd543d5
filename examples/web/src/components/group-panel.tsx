import { useApolloClient } from '@apollo/client/react';
import {
  AddMembersDocument,
  type ConversationQuery,
  isRefusal,
  LeaveConversationDocument,
  type MemberRole,
  type RefusalResult,
  RemoveMemberDocument,
  removeFromConnection,
  SetMemberRoleDocument,
  type UserCardFragment,
} from '@app/client';
import { ActionIcon, Badge, Button, Drawer, Group, NativeSelect, Stack, Title } from '@mantine/core';
import { IconUserMinus } from '@tabler/icons-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useTexts } from '../i18n/language.tsx';
import { useSubmission } from './faults.ts';
import { FormFailure } from './form.tsx';
import { GroupInvites } from './group-invites.tsx';
import { GroupSettings } from './group-settings.tsx';
import { PeoplePicker } from './people-picker.tsx';
import { PersonRow } from './person-row.tsx';
import { useUserId } from './who.tsx';

export type GroupConversation = NonNullable<ConversationQuery['conversation']>;
type Member = GroupConversation['members']['edges'][number]['node'];

const RANK: Readonly<Record<MemberRole, number>> = { OWNER: 2, ADMIN: 1, MEMBER: 0 };
const ROLES: readonly MemberRole[] = ['MEMBER', 'ADMIN', 'OWNER'];

/** Who is in a group, and what its owner and admins decide. `onChange` is told when it should be fetched again. */
export function GroupPanel({
  group,
  onClose,
  onChange,
}: {
  readonly group: GroupConversation;
  readonly onClose: () => void;
  readonly onChange: () => unknown;
}) {
  const { t } = useTexts();
  const isLeading = group.viewerRole !== 'MEMBER';
  return (
    <Drawer opened onClose={onClose} position="right" title={t('groupPanel')} closeButtonProps={{ 'aria-label': t('back') }}>
      <Stack gap="lg">
        {isLeading && <GroupSettings group={group} />}
        {isLeading && <GroupInvites conversationId={group.id} onChange={onChange} />}
        <Members group={group} onChange={onChange} />
        <AddPeople conversationId={group.id} onChange={onChange} />
        <Leave conversationId={group.id} />
      </Stack>
    </Drawer>
  );
}

function Members({ group, onChange }: { readonly group: GroupConversation; readonly onChange: () => unknown }) {
  const { t } = useTexts();
  const client = useApolloClient();
  const { submit, failure } = useSubmission();
  const conversationId = group.id;
  const change = (work: () => Promise<RefusalResult | null>) =>
    void submit(async () => {
      const refusal = await work();
      if (refusal === null) await onChange();
      return refusal;
    });
  const setRole = (userId: string, role: MemberRole) =>
    change(async () => {
      const variables = { conversationId, userId, role };
      const answer = (await client.mutate({ mutation: SetMemberRoleDocument, variables })).data?.setMemberRole;
      return answer && isRefusal(answer) ? answer : null;
    });
  const remove = (userId: string) =>
    change(async () => {
      const variables = { conversationId, userId };
      const answer = (await client.mutate({ mutation: RemoveMemberDocument, variables })).data?.removeMember;
      return answer && isRefusal(answer) ? answer : null;
    });
  return (
    <Stack gap="sm">
      <Title order={3} size="h5">
        {t('members')} · {group.memberCount}
      </Title>
      <FormFailure>{failure}</FormFailure>
      {group.members.edges.map(({ node }) => (
        <MemberRow key={node.user?.id ?? '?'} member={node} viewerRole={group.viewerRole} onRole={setRole} onRemove={remove} />
      ))}
    </Stack>
  );
}

function MemberRow({
  member: { user, role },
  viewerRole,
  onRole,
  onRemove,
}: {
  readonly member: Member;
  readonly viewerRole: MemberRole;
  readonly onRole: (userId: string, role: MemberRole) => void;
  readonly onRemove: (userId: string) => void;
}) {
  const { t } = useTexts();
  const userId = useUserId();
  if (user === null) return null;
  const isBelow = user.id !== userId && RANK[role] < RANK[viewerRole];
  if (!isBelow) return <PersonRow user={user} action={<Badge variant="light">{t(role)}</Badge>} />;
  const action = (
    <Group gap={4} wrap="nowrap">
      <NativeSelect
        size="xs"
        w={110}
        aria-label={t('roleOf', { name: user.displayName })}
        value={role}
        data={ROLES.filter((value) => RANK[value] <= RANK[viewerRole]).map((value) => ({ value, label: t(value) }))}
        onChange={({ currentTarget }) => onRole(user.id, ROLES.find((value) => value === currentTarget.value) ?? 'MEMBER')}
      />
      <ActionIcon
        variant="subtle"
        color="red"
        aria-label={t('removePerson', { name: user.displayName })}
        onClick={() => onRemove(user.id)}
      >
        <IconUserMinus size={18} />
      </ActionIcon>
    </Group>
  );
  return <PersonRow user={user} action={action} />;
}

function AddPeople({ conversationId, onChange }: { readonly conversationId: string; readonly onChange: () => unknown }) {
  const { t } = useTexts();
  const client = useApolloClient();
  const [chosen, setChosen] = useState<readonly UserCardFragment[]>([]);
  const { submit, isBusy, failure } = useSubmission();
  const add = () =>
    submit(async () => {
      const variables = { conversationId, userIds: chosen.map(({ id }) => id) };
      const answer = (await client.mutate({ mutation: AddMembersDocument, variables })).data?.addMembers;
      if (answer && isRefusal(answer)) return answer;
      setChosen([]);
      await onChange();
      return null;
    });
  return (
    <Stack gap="sm">
      <Title order={3} size="h5">
        {t('addPeople')}
      </Title>
      <PeoplePicker chosen={chosen} onChange={setChosen} />
      <FormFailure>{failure}</FormFailure>
      <Button variant="light" disabled={chosen.length === 0} loading={isBusy} onClick={() => void add()}>
        {t('addPeople')}
      </Button>
    </Stack>
  );
}

function Leave({ conversationId }: { readonly conversationId: string }) {
  const { t } = useTexts();
  const client = useApolloClient();
  const navigate = useNavigate();
  const userId = useUserId() ?? '';
  const { submit, isBusy, failure } = useSubmission();
  const leave = () =>
    submit(async () => {
      const { data } = await client.mutate({ mutation: LeaveConversationDocument, variables: { conversationId } });
      if (data && isRefusal(data.leaveConversation)) return data.leaveConversation;
      removeFromConnection(client.cache, { __typename: 'Viewer', id: userId }, 'conversations', {
        __typename: 'Conversation',
        id: conversationId,
      });
      navigate('/chats');
      return null;
    });
  return (
    <>
      <FormFailure>{failure}</FormFailure>
      <Button variant="light" color="red" loading={isBusy} onClick={() => void leave()}>
        {t('leaveGroup')}
      </Button>
    </>
  );
}
