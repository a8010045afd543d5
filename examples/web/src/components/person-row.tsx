import type { RelationFieldsFragment, UserCardFragment } from '@app/client';
import { Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { FollowButton } from './follow-button.tsx';
import { Face, PersonName } from './person.tsx';
import { useUserId } from './who.tsx';

type Person = UserCardFragment & { readonly bio?: string; readonly relation?: RelationFieldsFragment | null };

/** One person of a list, with a button to follow or what the list offers instead. */
export function PersonRow({
  user,
  action,
  note,
}: {
  readonly user: Person;
  readonly action?: ReactNode;
  readonly note?: string;
}) {
  const userId = useUserId();
  return (
    <Group wrap="nowrap" justify="space-between" gap="sm">
      <Group wrap="nowrap" gap="sm" miw={0} style={{ flex: 1 }}>
        <Face user={user} />
        <Stack gap={0} miw={0}>
          <PersonName user={user} />
          {(note ?? user.bio) && (
            <Text size="sm" c="dimmed" lineClamp={1}>
              {note ?? user.bio}
            </Text>
          )}
        </Stack>
      </Group>
      {action ?? (user.id !== userId && <FollowButton userId={user.id} relation={user.relation ?? null} />)}
    </Group>
  );
}
