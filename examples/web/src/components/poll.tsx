import { useMutation } from '@apollo/client/react';
import { isRefusal, type PollFieldsFragment, VotePollDocument } from '@app/client';
import { Button, Checkbox, Group, Progress, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../i18n/language.tsx';
import { useSubmission } from './faults.ts';
import { FormFailure } from './form.tsx';

/** A poll: to vote in while it is open, and its result as far as it may be seen. */
export function Poll({ poll }: { readonly poll: PollFieldsFragment }) {
  const { t } = useTexts();
  const hasVoted = poll.viewerVotes.length > 0;
  return (
    <Stack
      gap="xs"
      p="sm"
      style={{ border: '1px solid var(--mantine-color-default-border)', borderRadius: 'var(--mantine-radius-md)' }}
    >
      {poll.question && <Text fw={600}>{poll.question}</Text>}
      {hasVoted || poll.isClosed ? <Result poll={poll} /> : <Ballot poll={poll} />}
      <Text size="xs" c="dimmed">
        {t('votes', { count: poll.voters })}
        {poll.isClosed && ` · ${t('pollClosed')}`}
      </Text>
    </Stack>
  );
}

function Result({ poll }: { readonly poll: PollFieldsFragment }) {
  return poll.options.map((option) => (
    <Stack key={option.id} gap={2}>
      <Group justify="space-between">
        <Text size="sm" fw={poll.viewerVotes.includes(option.id) ? 700 : 400}>
          {option.text} {poll.viewerVotes.includes(option.id) && '✓'}
        </Text>
        <Text size="sm">{option.percentage === null ? '–' : `${Math.round(option.percentage)} %`}</Text>
      </Group>
      <Progress value={option.percentage ?? 0} aria-label={option.text} radius="xl" />
    </Stack>
  ));
}

function Ballot({ poll }: { readonly poll: PollFieldsFragment }) {
  const { t } = useTexts();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [vote] = useMutation(VotePollDocument);
  const { submit, isBusy, failure } = useSubmission();
  const send = () =>
    submit(async () => {
      const { data } = await vote({ variables: { input: { pollId: poll.id, optionIds: [...chosen] } } });
      return data && isRefusal(data.votePoll) ? data.votePoll : null;
    });
  return (
    <Stack gap="xs" align="flex-start">
      {poll.options.map((option) =>
        poll.multiple ? (
          <Checkbox
            key={option.id}
            label={option.text}
            checked={chosen.includes(option.id)}
            onChange={({ currentTarget }) =>
              setChosen(currentTarget.checked ? [...chosen, option.id] : chosen.filter((id) => id !== option.id))
            }
          />
        ) : (
          <Radio
            key={option.id}
            name={poll.id}
            label={option.text}
            checked={chosen.includes(option.id)}
            onChange={() => setChosen([option.id])}
          />
        ),
      )}
      <FormFailure>{failure}</FormFailure>
      <Button size="compact-sm" disabled={chosen.length === 0} loading={isBusy} onClick={() => void send()}>
        {t('vote')}
      </Button>
    </Stack>
  );
}
