import type { DescribeMedia } from '@app/contracts';
import { type InvalidInput, invalidInput, isId, problem, text, type Viewer } from '@app/kernel';
import { standing } from '@app/relations';
import type { z } from 'zod';
import type { ConversationView } from './conversation.ts';
import type { MessageContent, MessageDraft, MessageType } from './message.ts';
import type { CheckedMessage } from './message-input.ts';
import type { ChatDeps } from './ports.ts';
import { readMessages } from './views.ts';

type MediaFacts = z.output<typeof DescribeMedia.output>['media'][number];

export interface CheckReferencesDeps extends ChatDeps {
  /** What media knows of uploads; unknown ids are left out. */
  readonly describeMedia: (ids: readonly string[]) => Promise<readonly MediaFacts[]>;
}

const USABLE: readonly MediaFacts['status'][] = ['UPLOADED', 'PROCESSING', 'READY'];

/** Looks up what a message refers to: an upload of the sender's own, a person, mentioned members, the quoted message. */
export async function checkReferences(
  deps: CheckReferencesDeps,
  viewer: Viewer,
  view: ConversationView,
  checked: CheckedMessage,
): Promise<MessageDraft | InvalidInput> {
  const [contentProblems, mentionProblems, replyTo] = await Promise.all([
    checkContent(deps, viewer, checked.type, checked.content),
    checkMentions(deps, view, checked.mentionIds),
    findQuoted(deps, viewer, view, checked.replyToMessageId),
  ]);
  const problems = [...contentProblems, ...mentionProblems];
  if (replyTo === undefined)
    problems.push(problem('replyToMessageId', 'NOT_FOUND', text('The quoted message is not here.', '引用的消息不存在。')));
  if (problems.length > 0) return invalidInput(...problems);
  return {
    type: checked.type,
    senderId: viewer.id,
    clientMessageId: checked.clientMessageId,
    content: checked.content,
    mentionIds: checked.mentionIds,
    mentionsAll: checked.mentionsAll && view.conversation.type === 'GROUP',
    replyTo: replyTo ?? null,
    isForwarded: false,
  };
}

async function checkContent(deps: CheckReferencesDeps, viewer: Viewer, type: MessageType, content: MessageContent) {
  if (content.kind === 'MEDIA') {
    const [media] = await deps.describeMedia([content.mediaId]);
    if (media === undefined || media.ownerId !== viewer.id)
      return [problem('mediaId', 'NOT_FOUND', text('There is no such upload of yours.', '没有这个上传文件。'))];
    if (media.kind !== type)
      return [problem('mediaId', 'WRONG_KIND', text('The upload is of another kind.', '上传文件的类型不符。'))];
    if (!USABLE.includes(media.status))
      return [problem('mediaId', 'NOT_READY', text('The upload is not complete.', '文件尚未上传完成。'))];
  }
  if (content.kind === 'CONTACT') {
    const facts = (await deps.relations(viewer.id, [content.userId])).get(content.userId);
    const stands = standing(viewer.id, content.userId, facts);
    if (stands === 'absent' || stands === 'blocked')
      return [problem('contactUserId', 'NOT_FOUND', text('There is no such user.', '用户不存在。'))];
  }
  return [];
}

async function checkMentions(deps: ChatDeps, view: ConversationView, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const rows = await deps.members.findIn(view.conversation.id, ids);
  const strangers = ids.filter((id) => rows.get(id)?.status !== 'ACTIVE');
  if (strangers.length === 0) return [];
  return [problem('mentionIds', 'NOT_A_MEMBER', text('Only members can be mentioned.', '只能提及会话成员。'))];
}

/** The quoted message in this conversation; null for none, undefined when the sender does not see it here. */
async function findQuoted(deps: ChatDeps, viewer: Viewer, view: ConversationView, id: string | null) {
  if (id === null) return null;
  if (!isId(id)) return undefined;
  const quoted = (await readMessages(deps, viewer.id, [id])).get(id);
  if (quoted === undefined || quoted.conversationId !== view.conversation.id) return undefined;
  return { messageId: quoted.id, seq: quoted.seq };
}
