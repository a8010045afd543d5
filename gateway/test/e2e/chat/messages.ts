import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { type Cast, type Chatter, Enum, fixture, GIF, wav } from './cast.ts';

const type = (name: string) => new Enum(name);

/** What may be sent, and what becomes of it. */
export function messageRules(cast: () => Cast): void {
  let ann: Chatter;
  let ben: Chatter;
  let id: string;
  beforeAll(async () => {
    [ann, ben] = [cast().get('ann'), cast().get('ben')];
    id = await ann.direct(ben);
  });

  it('opens one conversation a pair, whoever asks', async () => {
    const ids = await Promise.all([ann.direct(ben), ben.direct(ann), ann.direct(ben)]);
    expect(new Set(ids)).toEqual(new Set([id]));
    expect(await ann.view(id)).toMatchObject({ type: 'DIRECT', peer: { id: ben.id }, memberCount: 2, isRequest: false });
    expect(await ann.act('openDirectConversation', { userId: ann.id })).toMatchObject({
      __typename: 'NotAllowed',
      reason: 'SELF',
    });
    expect(await ann.act('openDirectConversation', { userId: randomUUID() })).toMatchObject({ __typename: 'NotFound' });
  });

  it('takes texts, places, contacts and stickers, each with its own payload', async () => {
    const sent = [
      await ann.send(id, { text: '  北京欢迎你 👋\n第二行' }),
      await ann.send(id, {
        type: type('LOCATION'),
        location: { latitude: 39.9, longitude: 116.4, name: '天安门', address: '东城区' },
      }),
      await ann.send(id, { type: type('CONTACT'), contactUserId: cast().get('cat').id }),
      await ann.send(id, { type: type('STICKER'), sticker: { pack: 'pandas', stickerId: 'wave' } }),
    ];
    const contents = sent.map(({ chatMessage }) => chatMessage.content);
    expect(contents).toMatchObject([
      { __typename: 'TextContent', text: expect.stringContaining('北京欢迎你 👋\n第二行') },
      { __typename: 'LocationContent', latitude: 39.9, longitude: 116.4, name: '天安门', address: '东城区' },
      { __typename: 'ContactContent', user: { id: cast().get('cat').id } },
      { __typename: 'StickerContent', pack: 'pandas', stickerId: 'wave' },
    ]);
    const [first] = sent.map(({ chatMessage }) => chatMessage.seq);
    expect(sent.map(({ chatMessage }) => chatMessage.seq)).toEqual([first, first + 1, first + 2, first + 3]);
  });

  it('takes the five kinds of uploads, with captions, for their owner alone', async () => {
    const kinds = [
      ['IMAGE', 'image/png', await fixture('chelsea.png')],
      ['VIDEO', 'video/mp4', await fixture('bigbuckbunny.mp4')],
      ['AUDIO', 'audio/wav', wav()],
      ['FILE', 'text/plain', new Uint8Array(Buffer.from('一份文件'))],
      ['GIF', 'image/gif', GIF],
    ] as const;
    await Promise.all(
      kinds.map(async ([kind, contentType, bytes]) => {
        const mediaId = await cast().upload(ann, kind, contentType, bytes);
        const { chatMessage } = await ann.send(id, { type: type(kind), mediaId, text: `caption of ${kind}` });
        const content = { __typename: 'MediaContent', caption: `caption of ${kind}`, media: { id: mediaId, kind } };
        expect(chatMessage).toMatchObject({ type: kind, content });
        expect((await ben.message(chatMessage.id)).content).toEqual(content);
        const problems = [{ field: 'mediaId', code: 'NOT_FOUND' }];
        expect(await ben.send(id, { type: type(kind), mediaId })).toMatchObject({ __typename: 'InvalidInput', problems });
        const other = kind === 'IMAGE' ? 'GIF' : 'IMAGE';
        expect(await ann.send(id, { type: type(other), mediaId })).toMatchObject({ problems: [{ code: 'WRONG_KIND' }] });
      }),
    );
  });

  it('refuses what a type does not ask for, what it lacks, and what only the server writes', async () => {
    expect(await ann.send(id, { type: type('SYSTEM'), text: 'x' })).toMatchObject({ __typename: 'InvalidInput' });
    const wrong = [
      {},
      { text: '' },
      { text: ' \n' },
      { text: 'x'.repeat(5_001) },
      { text: 'a\u0007b' },
      { text: 'x', sticker: { pack: 'p', stickerId: 's' } },
      { type: type('LOCATION'), location: { latitude: 91, longitude: 0 } },
      { type: type('IMAGE'), mediaId: 'nothing' },
      { type: type('CONTACT'), contactUserId: randomUUID() },
      { type: type('STICKER'), sticker: { pack: '', stickerId: 's' } },
      { text: 'x', mentionIds: [cast().get('cat').id] },
      { text: 'x', replyToMessageId: randomUUID() },
      { text: 'x', clientMessageId: '' },
    ];
    const answers = await Promise.all(wrong.map((fields) => ann.send(id, fields)));
    expect(answers.map(({ __typename }) => __typename)).toEqual(wrong.map(() => 'InvalidInput'));
    expect(await ann.send(id, { text: '😀'.repeat(5_000) })).toMatchObject({ __typename: 'MessageSuccess' });
    expect(await ann.send(randomUUID(), { text: 'x' })).toMatchObject({ __typename: 'NotFound' });
  });

  it('stores a key once, however often and however parallel it is sent, and refuses it for other content', async () => {
    const clientMessageId = randomUUID();
    const before = (await ann.view(id)).lastSeq;
    const tries = await Promise.all(Array.from({ length: 6 }, () => ann.send(id, { text: 'once', clientMessageId })));
    expect(new Set(tries.map(({ chatMessage }) => chatMessage.id)).size).toBe(1);
    expect(tries[0].chatMessage).toMatchObject({ seq: before + 1, clientMessageId });
    expect((await ben.message(tries[0].chatMessage.id)).clientMessageId).toBeNull();
    expect((await ann.view(id)).lastSeq).toBe(before + 1);
    expect(await ann.send(id, { text: 'other', clientMessageId })).toMatchObject({
      __typename: 'Conflict',
      reason: 'KEY_REUSED',
    });
    expect(await ben.send(id, { text: 'my own key', clientMessageId })).toMatchObject({ __typename: 'MessageSuccess' });
  });

  it('allots strictly increasing places without holes to both sides at once', async () => {
    const before = (await ann.view(id)).lastSeq;
    const sent = await Promise.all(Array.from({ length: 12 }, (_, at) => (at % 2 ? ann : ben).say(id, `at once ${at}`)));
    const places = sent.map(({ seq }) => seq).sort((one, other) => one - other);
    expect(places).toEqual(Array.from({ length: 12 }, (_, at) => before + 1 + at));
  });

  it('quotes what is answered, and nothing of it once it was taken back', async () => {
    const question = await ann.say(id, 'What do you think?');
    const answer = await ben.say(id, 'Well', { replyToMessageId: question.id });
    expect(answer.replyTo).toEqual({
      messageId: question.id,
      seq: question.seq,
      state: 'VISIBLE',
      preview: 'What do you think?',
      sender: { id: ann.id },
    });
    await ann.act('recallMessage', { messageId: question.id });
    expect((await ann.message(answer.id)).replyTo).toMatchObject({ state: 'RECALLED', preview: null });
  });

  it('passes on what one may read, without a word of where it came from, once a key', async () => {
    const [cat, dan] = [cast().get('cat'), cast().get('dan')];
    const [secret, toCat, toDan] = [await ann.say(id, '传阅'), await ben.direct(cat), await ben.direct(dan)];
    const input = { messageId: secret.id, conversationIds: [toCat, toDan], clientMessageId: randomUUID() };
    const { messages } = await ben.act('forwardMessage', { input });
    expect(messages).toMatchObject([
      { conversationId: toCat, forwarded: true, sender: { id: ben.id }, replyTo: null, content: { text: '传阅' } },
      { conversationId: toDan, forwarded: true },
    ]);
    const again = await ben.act('forwardMessage', { input });
    expect(again.messages.map((message: { id: string }) => message.id)).toEqual(messages.map((it: { id: string }) => it.id));
    expect(JSON.stringify(await cat.message(messages[0].id))).not.toContain(ann.id);
    const refused = await cat.act('forwardMessage', { input: { ...input, conversationIds: [await cat.direct(dan)] } });
    expect(refused.__typename).toBe('NotFound');
    const elsewhere = await ben.act('forwardMessage', { input: { ...input, conversationIds: [await ann.direct(cat)] } });
    expect(elsewhere.__typename).toBe('NotFound');
  });

  it('lets the sender alone correct a text, for fifteen minutes', async () => {
    const { id: messageId } = await ann.say(id, 'tpyo');
    const edited = await ann.act('editMessage', { messageId, text: 'typo' });
    expect(edited.chatMessage).toMatchObject({ content: { text: 'typo' }, editedAt: expect.any(String) });
    expect((await ben.message(messageId)).content.text).toBe('typo');
    expect(await ben.act('editMessage', { messageId, text: 'mine' })).toMatchObject({ reason: 'NOT_AUTHOR' });
    expect(await ann.act('editMessage', { messageId, text: '' })).toMatchObject({ __typename: 'InvalidInput' });
    await cast().age(messageId, 14.9);
    expect(await ann.act('editMessage', { messageId, text: 'just in time' })).toMatchObject({ __typename: 'MessageSuccess' });
    await cast().age(messageId, 15.1);
    expect(await ann.act('editMessage', { messageId, text: 'late' })).toMatchObject({ reason: 'WINDOW_OVER' });
    const sticker = await ann.send(id, { type: type('STICKER'), sticker: { pack: 'p', stickerId: 's' } });
    const refused = await ann.act('editMessage', { messageId: sticker.chatMessage.id, text: 'x' });
    expect(refused).toMatchObject({ reason: 'NOT_EDITABLE' });
  });

  it('takes a message back for all within two minutes; its place stays, and it is unread to nobody', async () => {
    await ben.act('markRead', { conversationId: id, seq: 1_000_000 });
    const { id: messageId, seq } = await ann.say(id, 'a slip');
    await ben.act('reactToMessage', { messageId, type: type('WOW') });
    expect((await ben.view(id)).unreadCount).toBe(1);
    expect(await ben.act('recallMessage', { messageId })).toMatchObject({ reason: 'NOT_AUTHOR' });
    expect((await ann.act('recallMessage', { messageId })).chatMessage).toMatchObject({ seq, state: 'RECALLED', content: null });
    expect(await ben.message(messageId)).toMatchObject({ seq, state: 'RECALLED', content: null, reactions: [], mentions: [] });
    expect((await ben.view(id)).unreadCount).toBe(0);
    const refused = await Promise.all([
      ben.act('reactToMessage', { messageId, type: type('LIKE') }),
      ann.act('editMessage', { messageId, text: 'x' }),
      ann.act('pinMessage', { messageId, pinned: true }),
    ]);
    expect(refused.map(({ reason }) => reason)).toEqual(['RECALLED', 'RECALLED', 'RECALLED']);
    const forwarded = { messageId, conversationIds: [id], clientMessageId: randomUUID() };
    expect(await ann.act('forwardMessage', { input: forwarded })).toMatchObject({ reason: 'NOT_FORWARDABLE' });
    const late = await ann.say(id, 'stays');
    await cast().age(late.id, 2.1);
    expect(await ann.act('recallMessage', { messageId: late.id })).toMatchObject({ reason: 'WINDOW_OVER' });
  });

  it('hides from its hider alone, everywhere', async () => {
    const { id: messageId } = await ann.say(id, '眼不见为净');
    expect(await ben.act('hideMessage', { messageId })).toMatchObject({ __typename: 'LeaveSuccess', conversationId: id });
    expect(await ben.message(messageId)).toBeNull();
    expect(await ben.texts(id)).not.toContain('眼不见为净');
    expect(await ben.texts(id, 'search(query: "眼不见")')).toEqual([]);
    expect(await ann.texts(id)).toContain('眼不见为净');
  });

  it('counts one reaction a person, six kinds, exactly', async () => {
    const { id: messageId } = await ann.say(id, 'react!');
    for (const kind of ['LIKE', 'LOVE', 'LAUGH', 'WOW', 'SAD', 'ANGRY'])
      expect((await ben.act('reactToMessage', { messageId, type: type(kind) })).chatMessage).toMatchObject({
        viewerReaction: kind,
        reactions: [{ type: kind, count: 1, users: [{ id: ben.id }] }],
      });
    await Promise.all(Array.from({ length: 6 }, () => ann.act('reactToMessage', { messageId, type: type('LIKE') })));
    const counts = (await ann.message(messageId)).reactions.map(({ type: of, count }: { type: string; count: number }) => [
      of,
      count,
    ]);
    expect(Object.fromEntries(counts)).toEqual({ LIKE: 1, ANGRY: 1 });
    await ben.act('reactToMessage', { messageId, type: null });
    expect(await ben.message(messageId)).toMatchObject({ viewerReaction: null, reactions: [{ type: 'LIKE', count: 1 }] });
  });
}
