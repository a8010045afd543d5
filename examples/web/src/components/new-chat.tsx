import { useApolloClient, useQuery } from '@apollo/client/react';
import {
  CreateGroupDocument,
  isRefusal,
  OpenDirectConversationDocument,
  SearchUsersDocument,
  type UserCardFragment,
} from '@app/client';
import { Button, Checkbox, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useTexts } from '../i18n/language.tsx';
import { useSubmission } from './faults.ts';
import { FormFailure } from './form.tsx';
import { Face, PersonName } from './person.tsx';
import { useUserId } from './who.tsx';

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
        <PeoplePicker chosen={chosen} onChange={setChosen} />
        <FormFailure>{failure}</FormFailure>
        <Button loading={isBusy} disabled={chosen.length === 0 || (isGroup && title.trim() === '')} onClick={() => void begin()}>
          {t('continue')}
        </Button>
      </Stack>
    </Modal>
  );
}

function PeoplePicker({
  chosen,
  onChange,
}: {
  readonly chosen: readonly UserCardFragment[];
  readonly onChange: (people: readonly UserCardFragment[]) => void;
}) {
  const { t } = useTexts();
  const userId = useUserId();
  const [word, setWord] = useState('');
  const [query] = useDebouncedValue(word.trim(), 250);
  const { data } = useQuery(SearchUsersDocument, { variables: { query }, skip: query === '' });
  const found = (query === '' ? [] : (data?.searchUsers.edges ?? [])).map(({ node }): UserCardFragment => node);
  const shown = [...chosen, ...found.filter(({ id }) => id !== userId && chosen.every((person) => person.id !== id))];
  return (
    <>
      <TextInput
        data-autofocus
        type="search"
        label={t('searchPeople')}
        value={word}
        onChange={({ currentTarget }) => setWord(currentTarget.value)}
      />
      <Stack gap="xs">
        {shown.map((person) => (
          <Group key={person.id} wrap="nowrap" justify="space-between">
            <Group gap="sm" wrap="nowrap" miw={0}>
              <Face user={person} size={32} />
              <PersonName user={person} />
            </Group>
            <Checkbox
              aria-label={person.displayName}
              checked={chosen.includes(person)}
              onChange={({ currentTarget }) =>
                onChange(currentTarget.checked ? [...chosen, person] : chosen.filter(({ id }) => id !== person.id))
              }
            />
          </Group>
        ))}
      </Stack>
    </>
  );
}
