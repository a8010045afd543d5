import { createHash, randomBytes } from 'node:crypto';
import { newId } from '@app/kernel';
import { until } from '@app/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixture, headersOf, type MediaPlatform, startMedia } from './support.ts';

const TEXT = { kind: 'FILE', contentType: 'text/plain' };
const letters = (length: number) => Buffer.from('a'.repeat(length));

describe('opening an upload', () => {
  let platform: MediaPlatform;
  beforeAll(async () => {
    platform = await startMedia({ env: { UPLOADS_OPEN_MAX: '3', UPLOAD_BYTES_A_DAY: '10000' }, worker: false });
  });
  afterAll(() => platform[Symbol.asyncDispose]());

  it('refuses sizes and types that the kind does not allow, all at once', async () => {
    const refused = await platform.createUpload(newId(), {
      kind: 'IMAGE',
      contentType: 'text/html',
      sizeBytes: 20 * 1024 ** 2 + 1,
    });
    expect(refused).toEqual({
      __typename: 'InvalidInput',
      problems: [
        { field: 'sizeBytes', code: 'OUT_OF_RANGE' },
        { field: 'contentType', code: 'UNSUPPORTED_TYPE' },
      ],
    });
    for (const sizeBytes of [0, -1]) {
      const { problems } = await platform.createUpload(newId(), { ...TEXT, sizeBytes });
      expect(problems).toEqual([{ field: 'sizeBytes', code: 'OUT_OF_RANGE' }]);
    }
  });

  it('refuses texts that are too long, and a hash that is none', async () => {
    const input = { ...TEXT, sizeBytes: 1, altText: 'x'.repeat(1001), fileName: 'x'.repeat(256), sha256: 'abc' };
    const { problems } = await platform.createUpload(newId(), input);
    expect(problems.map(({ field }: { field: string }) => field).sort()).toEqual(['altText', 'fileName', 'sha256']);
  });

  it('allows only so many open ones, however parallel they are asked for; ending one makes room', async () => {
    const ann = newId();
    const tickets = await Promise.all(Array.from({ length: 8 }, () => platform.createUpload(ann, { ...TEXT, sizeBytes: 10 })));
    const opened = tickets.filter((ticket) => ticket.__typename === 'UploadTicket');
    expect(opened).toHaveLength(3);
    expect(tickets.filter((ticket) => ticket.reason === 'QUOTA')).toHaveLength(5);
    await platform.change(ann, 'cancelUpload', opened[0].media.id);
    expect((await platform.createUpload(ann, { ...TEXT, sizeBytes: 10 })).__typename).toBe('UploadTicket');
  });

  it('allows only so many bytes a day; what was cancelled before it came does not count', async () => {
    const ben = newId();
    const first = await platform.createUpload(ben, { ...TEXT, sizeBytes: 9_000 });
    expect((await platform.createUpload(ben, { ...TEXT, sizeBytes: 2_000 })).reason).toBe('QUOTA');
    await platform.change(ben, 'cancelUpload', first.media.id);
    expect((await platform.createUpload(ben, { ...TEXT, sizeBytes: 10_000 })).__typename).toBe('UploadTicket');
  });

  it('answers the same upload to the same key, and refuses the key for another', async () => {
    const cyd = newId();
    const input = { ...TEXT, sizeBytes: 5, clientMutationId: 'one' };
    const tickets = await Promise.all(Array.from({ length: 5 }, () => platform.createUpload(cyd, input)));
    expect(new Set(tickets.map((ticket) => ticket.media.id)).size).toBe(1);
    expect((await platform.createUpload(cyd, { ...input, sizeBytes: 6 })).reason).toBe('KEY_REUSED');
    await platform.change(cyd, 'deleteMedia', tickets[0].media.id);
    expect((await platform.createUpload(cyd, input)).reason).toBe('UPLOAD_EXPIRED');
  });
});

describe('sending bytes', () => {
  let platform: MediaPlatform;
  beforeAll(async () => {
    platform = await startMedia({ worker: false });
  });
  afterAll(() => platform[Symbol.asyncDispose]());
  const ticketFor = async (sizeBytes: number, more: object = {}) => {
    const ownerId = newId();
    const ticket = await platform.createUpload(ownerId, { ...TEXT, sizeBytes, ...more });
    return { ownerId, ...ticket, id: ticket.media.id };
  };
  const put = (url: string, body: string, headers: Record<string, string> = { 'content-type': 'text/plain' }) =>
    fetch(url, { method: 'PUT', headers, body });

  it('takes exactly the declared type and length, once', async () => {
    const ticket = await ticketFor(5);
    expect((await put(ticket.url, 'hello', { 'content-type': 'text/html' })).status).toBe(415);
    expect((await put(ticket.url, 'hell')).status).toBe(400);
    expect((await put(ticket.url, 'hello!')).status).toBe(413);
    expect((await put(ticket.url, 'hello')).status).toBe(200);
    expect((await put(ticket.url, 'jello')).status).toBe(409);
    await platform.complete(ticket.ownerId, ticket.id);
    expect((await put(ticket.url, 'jello')).status).toBe(409);
  });

  it('of two at the same time takes one', async () => {
    const ticket = await ticketFor(200_000);
    const answers = await Promise.all(['a', 'b'].map((letter) => put(ticket.url, letter.repeat(200_000))));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('refuses addresses that nobody was given', async () => {
    const [ticket, other] = [await ticketFor(5), await ticketFor(5)];
    expect(
      (
        await put(
          ticket.url.replace(/.$/, (last: string) => (last === 'A' ? 'B' : 'A')),
          'hello',
        )
      ).status,
    ).toBe(403);
    expect((await put(ticket.url.replace(ticket.id, other.id), 'hello')).status).toBe(403);
    expect((await put(ticket.url.split('?')[0], 'hello')).status).toBe(403);
    expect((await put(ticket.url.replace(ticket.id, 'x'), 'hello')).status).toBe(403);
  });

  it('is for the owner to complete, and only when all bytes are there', async () => {
    const ticket = await ticketFor(5);
    expect(await platform.complete(ticket.ownerId, ticket.id)).toEqual({ __typename: 'NotAllowed', reason: 'UPLOAD_INCOMPLETE' });
    await put(ticket.url, 'hello');
    expect((await platform.complete(newId(), ticket.id)).__typename).toBe('NotFound');
    expect((await platform.complete(ticket.ownerId, 'x')).__typename).toBe('NotFound');
    expect((await platform.complete(ticket.ownerId, ticket.id)).media.status).toBe('UPLOADED');
  });

  it('that was cancelled takes no more, and is EXPIRED', async () => {
    const ticket = await ticketFor(5);
    expect((await platform.change(ticket.ownerId, 'cancelUpload', ticket.id)).media.status).toBe('EXPIRED');
    expect((await platform.change(ticket.ownerId, 'cancelUpload', ticket.id)).media.status).toBe('EXPIRED');
    expect((await put(ticket.url, 'hello')).status).toBe(410);
    expect((await platform.complete(ticket.ownerId, ticket.id)).reason).toBe('UPLOAD_EXPIRED');
  });

  describe('in parts (tus)', () => {
    const patch = (url: string, offset: number, body: string, more: Record<string, string> = {}) =>
      fetch(url, {
        method: 'PATCH',
        headers: {
          'tus-resumable': '1.0.0',
          'upload-offset': String(offset),
          'content-type': 'application/offset+octet-stream',
          ...more,
        },
        body,
        duplex: 'half',
      } as RequestInit);
    const offsetOf = async (url: string) => Number((await fetch(url, { method: 'HEAD' })).headers.get('upload-offset'));

    it('goes on where it was broken off', async () => {
      const ticket = await ticketFor(300_000, { resumable: true });
      expect(ticket).toMatchObject({ method: 'PATCH', resumable: true });
      const bytes = letters(300_000);
      const first = await fetch(ticket.url, {
        method: 'PATCH',
        headers: headersOf(ticket),
        body: bytes.toString('latin1', 0, 100_000),
      });
      expect([first.status, first.headers.get('upload-offset')]).toEqual([204, '100000']);
      const leaving = new AbortController();
      const broken = new ReadableStream({
        start: (stream) => stream.enqueue(bytes.subarray(100_000, 150_000)),
      });
      const lost = fetch(ticket.url, {
        method: 'PATCH',
        headers: { ...headersOf(ticket), 'Upload-Offset': '100000' },
        body: broken,
        duplex: 'half',
        signal: leaving.signal,
      } as RequestInit).catch(() => null);
      await until(async () => (await offsetOf(ticket.url)) === 150_000);
      leaving.abort();
      await lost;
      expect((await platform.complete(ticket.ownerId, ticket.id)).reason).toBe('UPLOAD_INCOMPLETE');
      const rest = await until(async () => {
        const answer = await patch(ticket.url, 150_000, bytes.toString('latin1', 150_000));
        return answer.status === 423 ? null : answer;
      });
      expect([rest.status, rest.headers.get('upload-offset')]).toEqual([204, '300000']);
      expect(await offsetOf(ticket.url)).toBe(300_000);
      const { media } = await platform.complete(ticket.ownerId, ticket.id);
      expect(media.status).toBe('UPLOADED');
      const row = await platform.runtime
        .database('wechat_media')
        .collection<{ _id: string; sha256: string }>('mediaUploads')
        .findOne({ _id: ticket.id });
      expect(row?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    });

    it('refuses another offset, more bytes than declared, and other protocols', async () => {
      const ticket = await ticketFor(10, { resumable: true });
      expect((await patch(ticket.url, 3, 'abc')).status).toBe(409);
      expect((await patch(ticket.url, 0, 'x'.repeat(11))).status).toBe(413);
      expect(await offsetOf(ticket.url)).toBe(0);
      expect((await patch(ticket.url, 0, 'abc', { 'tus-resumable': '0.9' })).status).toBe(412);
      expect((await patch(ticket.url, 0, 'abc', { 'content-type': 'text/plain' })).status).toBe(415);
      expect((await put(ticket.url, 'abcdefghij')).status).toBe(405);
      expect((await patch(ticket.url, 0, 'abcdefghij')).status).toBe(204);
      expect((await patch(ticket.url, 0, 'ABCDEFGHIJ')).status).toBe(409);
    });

    it('of two parts for one place keeps one', async () => {
      const ticket = await ticketFor(100_000, { resumable: true });
      const answers = await Promise.all(
        ['a', 'b', 'c'].map((letter) => patch(ticket.url, 0, letter.repeat(100_000)).catch(() => null)),
      );
      expect(answers.filter((answer) => answer?.status === 204)).toHaveLength(1);
      expect((await platform.complete(ticket.ownerId, ticket.id)).media.status).toBe('UPLOADED');
    });
  });
});

describe('known content', () => {
  let platform: MediaPlatform;
  beforeAll(async () => {
    platform = await startMedia();
  });
  afterAll(() => platform[Symbol.asyncDispose]());

  it('needs no second upload by the same user, and never shows what others have', async () => {
    const [ann, ben] = [newId(), newId()];
    const bytes = randomBytes(3_000).toString('hex');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const first = await platform.upload(ann, TEXT, Buffer.from(bytes));
    expect(first.status).toBe('READY');
    const again = await platform.createUpload(ann, { ...TEXT, sizeBytes: bytes.length, sha256, altText: 'again' });
    expect(again.media).toMatchObject({ status: 'READY', progress: 100, altText: 'again' });
    expect(again.media.id).not.toBe(first.id);
    expect((await platform.complete(ann, again.media.id)).media.status).toBe('READY');
    expect(await platform.events('media.upload.ready.v1', again.media.id)).toHaveLength(1);
    expect((await platform.createUpload(ben, { ...TEXT, sizeBytes: bytes.length, sha256 })).media.status).toBe('PENDING');
    const sent = await platform.send(ann, TEXT, Buffer.from(bytes));
    expect((await platform.complete(ann, sent.media.id)).media.status).toBe('READY');
  });

  it('stays for as long as somebody has it', async () => {
    const ann = newId();
    const bytes = Buffer.from(randomBytes(1_000).toString('hex'));
    const first = await platform.upload(ann, TEXT, bytes);
    const second = await platform.upload(ann, TEXT, bytes);
    await platform.change(ann, 'deleteMedia', first.id);
    expect(await (await fetch((await platform.media(ann, second.id)).url)).text()).toBe(bytes.toString());
    await platform.change(ann, 'deleteMedia', second.id);
    expect((await fetch(second.url)).status).toBe(404);
  });
});

describe('an upload whose time is over', () => {
  let platform: MediaPlatform;
  beforeAll(async () => {
    platform = await startMedia({ env: { UPLOAD_TTL_SEC: '1' } });
  });
  afterAll(() => platform[Symbol.asyncDispose]());

  it('takes no bytes, is EXPIRED, makes room for others, and is told', async () => {
    const ann = newId();
    const ticket = await platform.createUpload(ann, { ...TEXT, sizeBytes: 5 });
    const status = async () => (await platform.media(ann, ticket.media.id)).status;
    await until(async () => (await status()) === 'EXPIRED');
    const late = await fetch(ticket.url, { method: 'PUT', headers: headersOf(ticket), body: 'hello' });
    expect(late.status).toBe(410);
    expect((await platform.complete(ann, ticket.media.id)).reason).toBe('UPLOAD_EXPIRED');
    const told = await until(async () => (await platform.events('media.upload.progressed.v1', ticket.media.id)).at(-1));
    expect(told).toMatchObject({ status: 'EXPIRED' });
    const expired = await platform.run(ann, '{ viewer { uploads(status: EXPIRED) { nodes { id } } } }');
    expect(expired.viewer.uploads.nodes).toEqual([{ id: ticket.media.id }]);
    const rows = platform.runtime.database('wechat_media').collection<{ _id: string }>('mediaUploads');
    const row = await until(() => rows.findOne({ _id: ticket.media.id, purgeAt: { $type: 'date' } }));
    expect(row).toMatchObject({ dueAt: null });
  });
});

describe('bytes that are not what they seem', () => {
  let platform: MediaPlatform;
  beforeAll(async () => {
    platform = await startMedia();
  });
  afterAll(() => platform[Symbol.asyncDispose]());

  it.each([
    ['IMAGE', 'image/png', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'SVG'],
    ['FILE', 'text/plain', '<!doctype html><script>alert(1)</script>', 'HTML'],
    ['VIDEO', 'video/mp4', '#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n', 'PLAYLIST'],
    ['FILE', 'application/pdf', 'MZ\u0090\u0000\u0003', 'EXECUTABLE'],
    ['IMAGE', 'image/jpeg', 'GIF89a\u0001\u0000\u0001\u0000\u0000\u0000\u0000;', 'TYPE_MISMATCH'],
  ])('%s as %s are refused: %s', async (kind, contentType, bytes, reason) => {
    const ann = newId();
    const ticket = await platform.send(ann, { kind, contentType }, Buffer.from(bytes, 'latin1'));
    expect(await platform.complete(ann, ticket.media.id)).toEqual({ __typename: 'NotAllowed', reason });
    expect(await platform.media(ann, ticket.media.id)).toMatchObject({ status: 'FAILED', failureReason: reason, url: null });
    expect(await platform.events('media.upload.failed.v1', ticket.media.id)).toMatchObject([{ reason }]);
  });

  it('but turn out broken later fail with a reason, and the queue goes on', async () => {
    const ann = newId();
    const broken = (await fixture('rocket.jpg')).subarray(0, 300);
    const failed = await platform.upload(ann, { kind: 'IMAGE', contentType: 'image/jpeg' }, broken);
    expect(failed).toMatchObject({ status: 'FAILED', failureReason: 'CORRUPT', url: null, variants: [] });
    const next = await platform.upload(ann, { kind: 'IMAGE', contentType: 'image/png' }, await fixture('chelsea.png'));
    expect(next.status).toBe('READY');
  });
});
