import { useApolloClient } from '@apollo/client/react';
import { CreateGroupDocument, isRefusal, OpenDirectConversationDocument, type UserCardFragment } from '@app/client';
import { Button, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useTexts } from '../i18n/language.tsx';
import { useSubmission } from './faults.ts';
import { FormFailure } from './form.tsx';
import { PeoplePicker } from './people-picker.tsx';

/** Begins a conversation with one person, or a group with several. */
export function NewChat({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const { t } = useTexts();
  const client = useApolloClient();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<readonly UserCardFragment[]>([]);
  const [title, setTitle] = useState('');
  const { submit, isBusy, failure, problems } = useSubmission();
  const isGroup = chosen.length > 1;
  const begin = () =>
    submit(async () => {
      const [first] = chosen;
      if (first === undefined) return null;
      const result = isGroup
        ? (
            await client.mutate({
              mutation: CreateGroupDocument,
              variables: { input: { title, memberIds: chosen.map(({ id }) => id) } },
            })
          ).data?.createGroup
        : (await client.mutate({ mutation: OpenDirectConversationDocument, variables: { userId: first.id } })).data
            ?.openDirectConversation;
      if (!result) return null;
      if (isRefusal(result)) return result;
      setChosen([]);
      onClose();
      navigate(`/chats/${result.conversation.id}`);
      return null;
    });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t(isGroup ? 'newGroup' : 'newChat')}
      closeButtonProps={{ 'aria-label': t('cancel') }}
    >
      <Stack>
        {isGroup && (
          <TextInput
            label={t('groupTitle')}
            value={title}
            error={problems.title}
            onChange={({ currentTarget }) => setTitle(currentTarget.value)}
          />
        )}
        <PeoplePicker chosen={chosen} onChange={setChosen} error={problems.memberIds} />
        <FormFailure>{failure}</FormFailure>
        <Button loading={isBusy} disabled={chosen.length === 0 || (isGroup && title.trim() === '')} onClick={() => void begin()}>
          {t('continue')}
        </Button>
      </Stack>
    </Modal>
  );
}
