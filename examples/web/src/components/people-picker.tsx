import { useQuery } from '@apollo/client/react';
import { MentionSuggestionsDocument, type UserCardFragment } from '@app/client';
import { Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTexts } from '../i18n/language.tsx';
import { Face, PersonName } from './person.tsx';
import { useUserId } from './who.tsx';

/** Finds people by name, and keeps who was chosen on top. */
export function PeoplePicker({
  chosen,
  onChange,
  error,
}: {
  readonly chosen: readonly UserCardFragment[];
  readonly onChange: (people: readonly UserCardFragment[]) => void;
  readonly error?: string | undefined;
}) {
  const { t } = useTexts();
  const userId = useUserId();
  const [word, setWord] = useState('');
  const [query] = useDebouncedValue(word.trim(), 250);
  // Names that begin like this, the nearest people first: a search knows whole words only.
  const { data } = useQuery(MentionSuggestionsDocument, { variables: { prefix: query.replace(/^@/, '') }, skip: query === '' });
  const found: readonly UserCardFragment[] = query === '' ? [] : (data?.mentionSuggestions ?? []);
  const shown = [...chosen, ...found.filter(({ id }) => id !== userId && chosen.every((person) => person.id !== id))];
  return (
    <>
      <TextInput
        data-autofocus
        type="search"
        label={t('searchPeople')}
        value={word}
        error={error}
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
