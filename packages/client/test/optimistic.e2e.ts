import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPlatform, type TestPlatform } from '../../../gateway/test/e2e/support/platform.ts';
import {
  ConversationDocument,
  CreatePostDocument,
  OpenDirectConversationDocument,
  PostThreadDocument,
  RefusedError,
  react,
  sendMessage,
} from '../src/index.ts';
import { type Member, member } from './signed-in.ts';

describe('what is shown before the answer', () => {
  let platform: TestPlatform;
  let ada: Member;
  let bo: Member;
  beforeAll(async () => {
    platform = await startTestPlatform();
    [ada, bo] = [await member(platform, 'ada'), await member(platform, 'bo')];
  });
  afterAll(async () => {
    await Promise.all([ada.web.close(), bo.web.close()]);
    await platform[Symbol.asyncDispose]();
  });

  it('a reaction counts at once, changes as one, and goes away', async () => {
    const { apollo } = ada.web;
    const created = await apollo.mutate({ mutation: CreatePostDocument, variables: { input: { text: 'React to me' } } });
    const answer = created.data?.createPost;
    if (answer?.__typename !== 'PostSuccess') throw new Error('no post');
    const variables = { id: answer.post.id };
    await apollo.query({ query: PostThreadDocument, variables });
    const shown = () => {
      const post = apollo.readQuery({ query: PostThreadDocument, variables }, true)?.post;
      return { reaction: post?.viewerReaction, count: post?.stats.reactions };
    };
    const post = () => {
      const found = apollo.readQuery({ query: PostThreadDocument, variables }, true)?.post;
      if (!found) throw new Error('not in the cache');
      return found;
    };
    const loving = react(apollo, post(), 'LOVE');
    expect(shown()).toEqual({ reaction: 'LOVE', count: 1 });
    await loving;
    await react(apollo, post(), 'HAHA');
    expect(shown()).toEqual({ reaction: 'HAHA', count: 1 });
    await react(apollo, post(), null);
    expect(shown()).toEqual({ reaction: null, count: 0 });
    await expect(react(apollo, { ...post(), id: '00000000-0000-7000-8000-000000000000' }, 'LIKE')).rejects.toThrow(RefusedError);
  });

  it('a message stands in the conversation at once, and one key sends once', async () => {
    const { apollo } = ada.web;
    const opened = await apollo.mutate({ mutation: OpenDirectConversationDocument, variables: { userId: bo.id } });
    const answer = opened.data?.openDirectConversation;
    if (answer?.__typename !== 'ConversationSuccess') throw new Error('no conversation');
    const variables = { id: answer.conversation.id };
    await apollo.query({ query: ConversationDocument, variables });
    const ids = () =>
      apollo.readQuery({ query: ConversationDocument, variables }, true)?.conversation?.messages.edges.map(({ node }) => node.id);
    const outgoing = { conversationId: variables.id, type: 'TEXT', text: 'once', clientMessageId: 'key' } as const;
    const sending = sendMessage(apollo, ada.id, outgoing);
    expect(ids()).toEqual(['sending:key']);
    const sent = await sending;
    expect(ids()).toEqual([sent.id]);
    expect((await sendMessage(apollo, ada.id, outgoing)).id).toBe(sent.id);
    expect(ids()).toEqual([sent.id]);
  });
});
