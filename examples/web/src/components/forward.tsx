import { useApolloClient, useQuery } from '@apollo/client/react';
import { ConversationsDocument, ForwardMessageDocument, isRefusal } from '@app/client';
import { Button, Checkbox, Modal, Stack } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTexts } from '../i18n/language.tsx';
import { conversationName } from './chat-texts.ts';
import { useSubmission } from './faults.ts';
import { FormFailure } from './form.tsx';
import { Loading } from './states.tsx';

/** Sends a message on to other conversations. */
export function Forward({ messageId, onClose }: { readonly messageId: string; readonly onClose: () => void }) {
  const { t } = useTexts();
  const client = useApolloClient();
  const { data } = useQuery(ConversationsDocument, { variables: { folder: 'MAIN' } });
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const key = useRef(crypto.randomUUID());
  const { submit, isBusy, failure } = useSubmission();
  const send = () =>
    submit(async () => {
      const input = { messageId, conversationIds: [...chosen], clientMessageId: key.current };
      const { data: answer } = await client.mutate({
        mutation: ForwardMessageDocument,
        variables: { input },
        context: { idempotent: true },
      });
      if (answer && isRefusal(answer.forwardMessage)) return answer.forwardMessage;
      onClose();
      return null;
    });
  const conversations = data?.viewer?.conversations;
  return (
    <Modal opened onClose={onClose} title={t('forward')} closeButtonProps={{ 'aria-label': t('cancel') }}>
      <Stack>
        {!conversations && <Loading />}
        {conversations?.edges.map(({ node }) => (
          <Checkbox
            key={node.id}
            label={conversationName(node)}
            checked={chosen.includes(node.id)}
            onChange={({ currentTarget }) =>
              setChosen(currentTarget.checked ? [...chosen, node.id] : chosen.filter((id) => id !== node.id))
            }
          />
        ))}
        <FormFailure>{failure}</FormFailure>
        <Button disabled={chosen.length === 0} loading={isBusy} onClick={() => void send()}>
          {t('forward')}
        </Button>
      </Stack>
    </Modal>
  );
}
