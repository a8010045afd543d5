import { useApolloClient } from '@apollo/client/react';
import { isRefusal, processed, UpdateProfileDocument, uploadMedia } from '@app/client';
import { Button, Divider, FileButton, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSubmission } from '../components/faults.ts';
import { Form, FormFailure } from '../components/form.tsx';
import { Face } from '../components/person.tsx';
import { Loading } from '../components/states.tsx';
import { useMe } from '../components/who.tsx';
import { useTexts } from '../i18n/language.tsx';
import { EmailChange } from './email-change.tsx';
import { MyData } from './my-data.tsx';

/** What others see of oneself, the address, and the way out. */
export function AccountSettings() {
  return (
    <Stack gap="xl">
      <Profile />
      <Divider />
      <EmailChange />
      <Divider />
      <MyData />
    </Stack>
  );
}

function Profile() {
  const { t } = useTexts();
  const me = useMe();
  const client = useApolloClient();
  const [isSaved, setSaved] = useState(false);
  const { submit, isBusy, failure, problems } = useSubmission();
  if (!me) return <Loading />;
  const { user } = me;
  const update = (input: Parameters<typeof client.mutate>[0]['variables']) =>
    submit(async () => {
      const { data } = await client.mutate({ mutation: UpdateProfileDocument, variables: { input: { ...input } } });
      if (data && isRefusal(data.updateProfile)) return data.updateProfile;
      setSaved(true);
      return null;
    });
  const setAvatar = (file: File | null) => {
    if (file === null) return;
    void submit(async () => {
      const upload = await uploadMedia(client, file, { kind: 'IMAGE' });
      await upload.completed;
      await processed(client, upload.id);
      const { data } = await client.mutate({
        mutation: UpdateProfileDocument,
        variables: { input: { avatarMediaId: upload.id } },
      });
      return data && isRefusal(data.updateProfile) ? data.updateProfile : null;
    });
  };
  return (
    <Form
      label={t('account')}
      onSend={(value) =>
        update({
          displayName: value('displayName'),
          bio: value('bio'),
          location: value('location') || null,
          website: value('website') || null,
        })
      }
    >
      <Stack>
        <Group>
          <Face user={user} size={72} />
          <FileButton accept="image/*" onChange={setAvatar}>
            {(props) => (
              <Button {...props} variant="default" loading={isBusy}>
                {t('changeAvatar')}
              </Button>
            )}
          </FileButton>
        </Group>
        <TextInput label={t('username')} value={user.username} readOnly variant="filled" />
        <TextInput name="displayName" label={t('displayName')} defaultValue={user.displayName} error={problems.displayName} />
        <Textarea name="bio" label={t('bio')} autosize minRows={2} defaultValue={user.bio} error={problems.bio} />
        <TextInput name="location" label={t('location')} defaultValue={user.location ?? ''} error={problems.location} />
        <TextInput name="website" type="url" label={t('website')} defaultValue={user.website ?? ''} error={problems.website} />
        <FormFailure>{failure}</FormFailure>
        <Button type="submit" loading={isBusy}>
          {t(isSaved ? 'saved' : 'save')}
        </Button>
      </Stack>
    </Form>
  );
}
