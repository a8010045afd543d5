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
import { useTexts } from '../i18n/language.tsx';

const CHANNELS = ['inApp', 'push', 'email'] as const;
const NAMES = { inApp: 'inApp', push: 'push', email: 'viaEmail' } as const;

/** Which notifications come by which way. */
export function NotificationSettings() {
  const { t } = useTexts();
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
              <Table.Th>{t('notificationKind')}</Table.Th>
              {CHANNELS.map((channel) => (
                <Table.Th key={channel}>{t(NAMES[channel])}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {viewer.notificationPreferences.channels.map((preference) => (
              <Table.Tr key={preference.type}>
                <Table.Td>{t(`about_${preference.type}`)}</Table.Td>
                {CHANNELS.map((channel) => (
                  <Table.Td key={channel}>
                    <Checkbox
                      aria-label={`${t(`about_${preference.type}`)}: ${t(NAMES[channel])}`}
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
