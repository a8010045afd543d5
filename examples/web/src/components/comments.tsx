import { useApolloClient } from '@apollo/client/react';
import { type CommentFieldsFragment, CreateCommentDocument, DeleteCommentDocument, isRefusal } from '@app/client';
import { ActionIcon, Box, Button, Group, Paper, Stack, Text, Textarea } from '@mantine/core';
import { IconSend, IconTrash } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTexts } from '../i18n/language.tsx';
import { useSubmission } from './faults.ts';
import { FormFailure } from './form.tsx';
import { Face, PersonName } from './person.tsx';
import { ReactionButton } from './reactions.tsx';
import { RichText } from './rich-text.tsx';
import { Time } from './time.tsx';
import { useMe } from './who.tsx';

/** A reply to a comment of this level is refused. */
const DEEPEST = 5;

/** A thread, depth first, as the platform lists it flat. `onChange` is told when it should be fetched again. */
export function Comments({
  subjectId,
  comments,
  onChange,
}: {
  readonly subjectId: string;
  readonly comments: readonly CommentFieldsFragment[];
  readonly onChange: () => unknown;
}) {
  const [replyTo, setReplyTo] = useState<CommentFieldsFragment | null>(null);
  return (
    <Stack gap="md">
      <CommentForm subjectId={subjectId} parent={null} onDone={onChange} />
      {comments.map((comment) => (
        <Box key={comment.id} pl={{ base: (comment.depth - 1) * 12, sm: (comment.depth - 1) * 28 }} className="fade-in">
          <Comment comment={comment} onReply={() => setReplyTo(comment)} onChange={onChange} />
          {replyTo?.id === comment.id && (
            <Box mt="xs" ml={44}>
              <CommentForm
                subjectId={subjectId}
                parent={comment}
                onCancel={() => setReplyTo(null)}
                onDone={() => {
                  setReplyTo(null);
                  onChange();
                }}
              />
            </Box>
          )}
        </Box>
      ))}
    </Stack>
  );
}

function Comment({
  comment,
  onReply,
  onChange,
}: {
  readonly comment: CommentFieldsFragment;
  readonly onReply: () => void;
  readonly onChange: () => unknown;
}) {
  const { t } = useTexts();
  const me = useMe();
  const client = useApolloClient();
  const remove = () =>
    void client
      .mutate({ mutation: DeleteCommentDocument, variables: { commentId: comment.id } })
      .then(onChange)
      .catch(() => undefined);
  if (comment.state !== 'VISIBLE') {
    return (
      <Text c="dimmed" fs="italic" size="sm">
        {t('commentDeleted')}
      </Text>
    );
  }
  return (
    <Group align="flex-start" wrap="nowrap" gap="sm">
      <Face user={comment.author} size={32} />
      <Box miw={0} style={{ flex: 1 }}>
        <Paper radius="lg" px="md" py="xs" bg="var(--mantine-color-default-hover)" w="fit-content" maw="100%">
          <PersonName user={comment.author} withHandle={false} />
          <RichText text={comment.text} ranges={comment.ranges} />
        </Paper>
        <Group gap={2} mt={2}>
          <Time at={comment.createdAt} px={6} />
          <ReactionButton subject={comment} size="xs" />
          {comment.depth < DEEPEST && (
            <Button size="compact-xs" variant="subtle" color="gray" onClick={onReply}>
              {t('reply')}
            </Button>
          )}
          {comment.author?.id === me?.id && (
            <ActionIcon size="sm" variant="subtle" color="gray" aria-label={t('delete')} onClick={remove}>
              <IconTrash size={14} />
            </ActionIcon>
          )}
        </Group>
      </Box>
    </Group>
  );
}

function CommentForm({
  subjectId,
  parent,
  onDone,
  onCancel,
}: {
  readonly subjectId: string;
  readonly parent: CommentFieldsFragment | null;
  readonly onDone: () => unknown;
  readonly onCancel?: () => void;
}) {
  const { t } = useTexts();
  const client = useApolloClient();
  const [text, setText] = useState('');
  const key = useRef(crypto.randomUUID());
  const { submit, isBusy, failure, problems } = useSubmission();
  const label = parent ? t('writeReply', { name: parent.author?.displayName ?? '' }) : t('writeComment');
  const send = () =>
    submit(async () => {
      const input = { clientMutationId: key.current, subjectId, parentId: parent?.id ?? null, text };
      const { data } = await client.mutate({
        mutation: CreateCommentDocument,
        variables: { input },
        context: { idempotent: true },
      });
      if (data && isRefusal(data.createComment)) return data.createComment;
      key.current = crypto.randomUUID();
      setText('');
      onDone();
      return null;
    });
  return (
    <Stack gap="xs">
      <Group align="flex-end" wrap="nowrap" gap="xs">
        <Textarea
          style={{ flex: 1 }}
          autosize
          minRows={1}
          maxRows={8}
          radius="lg"
          autoFocus={parent !== null}
          placeholder={label}
          aria-label={label}
          value={text}
          error={problems.text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <ActionIcon
          size={36}
          radius="xl"
          aria-label={t('send')}
          loading={isBusy}
          disabled={text.trim() === ''}
          onClick={() => void send()}
        >
          <IconSend size={18} />
        </ActionIcon>
        {onCancel && (
          <Button size="xs" variant="subtle" color="gray" onClick={onCancel}>
            {t('cancel')}
          </Button>
        )}
      </Group>
      <FormFailure>{failure}</FormFailure>
    </Stack>
  );
}
