import { useApolloClient, useQuery } from '@apollo/client/react';
import {
  type ChannelPreferenceInput,
  isRefusal,
  PrivacySettingsDocument,
  UpdateNotificationPreferencesDocument,
} from '@app/client';
import { Checkbox, Stack, Table } from '@mantine/core';
import { useSubmission } from '../components/faults.ts';
import { FormFailure } from '../components/form.tsx';
import { Failed, Loading } from '../components/states.tsx';

const CHANNELS = ['inApp', 'push', 'email'] as const;

/** Which notifications come by which way. */
export function NotificationSettings() {
  const client = useApolloClient();
  const { data, error, refetch } = useQuery(PrivacySettingsDocument);
  const { submit, failure } = useSubmission();
  const viewer = data?.viewer;
  if (error && !viewer) return <Failed error={error} retry={refetch} />;
  if (!viewer) return <Loading />;
  const update = (channel: ChannelPreferenceInput) =>
    void submit(async () => {
      const { data: answer } = await client.mutate({
        mutation: UpdateNotificationPreferencesDocument,
        variables: { input: { channels: [channel] } },
        update: (cache, result) => {
          const outcome = result.data?.updateNotificationPreferences;
          if (outcome?.__typename !== 'NotificationPreferencesSuccess') return;
          const { preferences } = outcome;
          cache.modify({
            id: cache.identify({ __typename: 'Viewer', id: viewer.id }),
            fields: { notificationPreferences: () => preferences },
          });
        },
      });
      const outcome = answer?.updateNotificationPreferences;
      return outcome && isRefusal(outcome) ? outcome : null;
    });
  return (
    <Stack>
      <FormFailure>{failure}</FormFailure>
      <Table.ScrollContainer minWidth={420}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th />
              {CHANNELS.map((channel) => (
                <Table.Th key={channel}>{channel}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {viewer.notificationPreferences.channels.map((preference) => (
              <Table.Tr key={preference.type}>
                <Table.Td>{preference.type.toLowerCase().replaceAll('_', ' ')}</Table.Td>
                {CHANNELS.map((channel) => (
                  <Table.Td key={channel}>
                    <Checkbox
                      aria-label={`${preference.type} ${channel}`}
                      checked={preference[channel]}
                      onChange={({ currentTarget }) => update({ type: preference.type, [channel]: currentTarget.checked })}
                    />
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}
