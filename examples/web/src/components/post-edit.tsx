import { useApolloClient } from '@apollo/client/react';
import { EditPostDocument, isRefusal, type PostFieldsFragment } from '@app/client';
import { Button, Modal, NativeSelect, Stack, Switch, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../i18n/language.tsx';
import { useSubmission } from './faults.ts';
import { FormFailure } from './form.tsx';
import { VISIBILITIES, visibilityOf } from './visibilities.ts';

/** Changes a post, unless it was changed elsewhere meanwhile. */
export function PostEdit({ post, onClose }: { readonly post: PostFieldsFragment; readonly onClose: () => void }) {
  const { t } = useTexts();
  const client = useApolloClient();
  const [text, setText] = useState(post.text);
  const [visibility, setVisibility] = useState(post.visibility);
  const [isSensitive, setSensitive] = useState(post.isSensitive);
  const { submit, isBusy, failure, problems } = useSubmission();
  const save = () =>
    submit(async () => {
      const input = { postId: post.id, expectedRevision: post.revision, text, visibility, isSensitive };
      const { data } = await client.mutate({ mutation: EditPostDocument, variables: { input } });
      if (data && isRefusal(data.editPost)) return data.editPost;
      onClose();
      return null;
    });
  return (
    <Modal opened onClose={onClose} title={t('edit')} size="lg" closeButtonProps={{ 'aria-label': t('cancel') }}>
      <Stack>
        <Textarea
          data-autofocus
          autosize
          minRows={3}
          maxRows={14}
          aria-label={t('newPost')}
          value={text}
          error={problems.text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <NativeSelect
          label={t('visibility')}
          value={visibility}
          error={problems.visibility}
          data={VISIBILITIES.map((value) => ({ value, label: t(value) }))}
          onChange={({ currentTarget }) => setVisibility(visibilityOf(currentTarget.value))}
        />
        <Switch
          label={t('sensitive')}
          checked={isSensitive}
          onChange={({ currentTarget }) => setSensitive(currentTarget.checked)}
        />
        <FormFailure>{failure}</FormFailure>
        <Button loading={isBusy} onClick={() => void save()}>
          {t('save')}
        </Button>
      </Stack>
    </Modal>
  );
}
