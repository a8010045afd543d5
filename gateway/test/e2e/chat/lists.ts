import { beforeAll, expect, it } from 'vitest';
import { type Cast, type Chatter, Enum, GIF } from './cast.ts';

/** Pages, search, gallery, pins and stars. */
export function listRules(cast: () => Cast): void {
  let cat: Chatter;
  let dan: Chatter;
  let id: string;
  beforeAll(async () => {
    [cat, dan] = [cast().get('cat'), cast().get('dan')];
    id = await cat.direct(dan);
    const words = [
      '今天天气很好，我们去北京大学散步',
      'Hello World',
      '會議改到明天下午',
      'ｆｕｌｌ width Ｈｅｌｌｏ',
      '好好学习',
    ];
    for (const text of words) await cat.say(id, text);
  });

  it('shows messages newest first, in pages both ways and around a place', async () => {
    const all = await cat.list(id);
    const seqs = all.nodes.map(({ seq }: { seq: number }) => seq);
    expect(seqs).toEqual([...seqs].sort((one, other) => other - one));
    const first = await cat.list(id, 'messages(first: 2)');
    expect(first.nodes.map(({ seq }: { seq: number }) => seq)).toEqual(seqs.slice(0, 2));
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const next = await cat.list(id, `messages(first: 2, after: "${first.pageInfo.endCursor}")`);
    expect(next.nodes.map(({ seq }: { seq: number }) => seq)).toEqual(seqs.slice(2, 4));
    const back = await cat.list(id, `messages(last: 2, before: "${next.pageInfo.startCursor}")`);
    expect(back.nodes.map(({ seq }: { seq: number }) => seq)).toEqual(seqs.slice(0, 2));
    const around = await cat.list(id, `messages(first: 3, aroundSeq: ${seqs[2]})`);
    expect(around.nodes.map(({ seq }: { seq: number }) => seq)).toEqual(seqs.slice(1, 4));
  });

  it('refuses sizes out of range and cursors of other lists or people', async () => {
    const { pageInfo } = await cat.list(id, 'messages(first: 1)');
    const strangers = await dan.faults(
      `{ conversation(id: "${id}") { messages(after: "${pageInfo.endCursor}") { nodes { id } } } }`,
    );
    const fields = [
      'messages(first: 0)',
      'messages(first: -1)',
      'messages(first: 101)',
      'messages(first: 1, last: 1)',
      'messages(after: "x")',
      `media(after: "${pageInfo.endCursor}")`,
      'search(query: "x", first: 101)',
    ];
    const codes = await Promise.all(
      fields.map((field) => cat.faults(`{ conversation(id: "${id}") { ${field} { nodes { id } } } }`)),
    );
    expect([...codes, strangers]).toEqual([...codes, strangers].map(() => ['BAD_USER_INPUT']));
  });

  it('finds Chinese by any part of it, in either script, and words whatever their case or width', async () => {
    const hits = async (query: string) => (await dan.texts(id, `search(query: ${JSON.stringify(query)})`)).length;
    expect(await hits('北京')).toBe(1);
    expect(await hits('京')).toBe(1);
    expect(await hits('京大')).toBe(1);
    expect(await hits('北大')).toBe(0);
    expect(await hits('会议')).toBe(1);
    expect(await hits('會議')).toBe(1);
    expect(await hits('hello')).toBe(2);
    expect(await hits('HELLO world')).toBe(1);
    expect(await hits('学习')).toBe(1);
    expect(await hits('"$gt" -hello .*')).toBe(0);
    const { edges } = await dan.list(id, 'search(query: "天气")');
    expect(edges[0].highlights.join()).toContain('<mark>天气</mark>');
  });

  it('finds in all conversations at once, and nothing in those of others', async () => {
    const search = async (who: Chatter, query: string) => {
      const { searchMessages } = await who.run(
        'query ($query: String!) { searchMessages(query: $query) { nodes { conversationId } } }',
        { query },
      );
      return searchMessages.nodes.map(({ conversationId }: { conversationId: string }) => conversationId);
    };
    const other = await cat.direct(cast().get('ann'));
    await cat.say(other, '北京大学的樱花');
    expect(await search(cat, '北京大学')).toEqual([other, id]);
    expect(await search(dan, '北京大学')).toEqual([id]);
    expect(await search(cast().get('eve'), '北京大学')).toEqual([]);
  });

  it('forgets what was edited or taken back', async () => {
    const edited = await cat.say(id, '独角兽一号');
    const recalled = await cat.say(id, '独角兽二号');
    await cat.act('editMessage', { messageId: edited.id, text: '普通的马' });
    await cat.act('recallMessage', { messageId: recalled.id });
    expect(await dan.texts(id, 'search(query: "独角兽")')).toEqual([]);
  });

  it('shows uploads by kind in a gallery, without those taken back', async () => {
    const mediaId = await cast().upload(cat, 'GIF', 'image/gif', GIF);
    const { chatMessage } = await cat.send(id, { type: new Enum('GIF'), mediaId, text: '动图' });
    expect(await dan.texts(id, 'media')).toEqual(['动图']);
    expect(await dan.texts(id, 'media(kind: GIF)')).toEqual(['动图']);
    expect(await dan.texts(id, 'media(kind: IMAGE)')).toEqual([]);
    expect(await dan.texts(id, 'search(query: "动图")')).toEqual(['动图']);
    expect(await dan.faults(`{ conversation(id: "${id}") { media(kind: TEXT) { nodes { id } } } }`)).toEqual(['BAD_USER_INPUT']);
    await cat.act('recallMessage', { messageId: chatMessage.id });
    expect(await dan.texts(id, 'media')).toEqual([]);
  });

  it('pins for all, with a note, latest pin first', async () => {
    const [one, two] = [await cat.say(id, 'pin one'), await cat.say(id, 'pin two')];
    for (const { id: messageId } of [one, two]) await cat.act('pinMessage', { messageId, pinned: true });
    expect(await dan.texts(id, 'pinnedMessages')).toEqual(['pin two', 'pin one']);
    expect((await dan.message(one.id)).isPinned).toBe(true);
    expect((await dan.notes(id)).at(-1)).toMatchObject({ event: 'message_pinned', actor: { id: cat.id } });
    await dan.act('pinMessage', { messageId: two.id, pinned: false });
    expect(await cat.texts(id, 'pinnedMessages')).toEqual(['pin one']);
  });

  it('stars for oneself, latest star first', async () => {
    const stars = async (who: Chatter) => {
      const { viewer } = await who.run('{ viewer { starredMessages { nodes { id isStarred } } } }');
      return viewer.starredMessages.nodes.map((node: { id: string }) => node.id);
    };
    const [one, two] = [await cat.say(id, 'star one'), await cat.say(id, 'star two')];
    for (const { id: messageId } of [one, two]) await dan.act('starMessage', { messageId, starred: true });
    expect(await stars(dan)).toEqual([two.id, one.id]);
    expect(await stars(cat)).toEqual([]);
    expect(await cat.message(one.id)).toMatchObject({ isStarred: false });
    expect((await dan.act('starMessage', { messageId: two.id, starred: false })).chatMessage.isStarred).toBe(false);
    expect(await stars(dan)).toEqual([one.id]);
  });
}
