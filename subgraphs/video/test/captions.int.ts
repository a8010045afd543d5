import { newId } from '@app/kernel';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startVideo, type VideoTest } from './support.ts';

const ADD = `mutation ($id: ID!, $language: String!, $label: String!, $webvtt: String!) {
  addCaptions(videoId: $id, language: $language, label: $label, webvtt: $webvtt) {
    __typename ... on VideoSuccess { video { captions { language label url } } } ... on InvalidInput { problems { field code } }
  }
}`;
const UPDATE =
  'mutation ($id: ID!, $privacy: VideoPrivacy) { updateVideo(input: { videoId: $id, privacy: $privacy }) { __typename } }';
const VTT = 'WEBVTT\n\n00:00.000 --> 00:01.000\n你好\n';

describe('captions', () => {
  let video: VideoTest;
  let app: FastifyInstance;
  const owner = newId();
  beforeAll(async () => {
    video = await startVideo();
    app = Fastify();
    await video.subgraph.routes?.mount(app);
  });
  afterAll(async () => {
    await app.close();
    await video[Symbol.asyncDispose]();
  });
  const add = async (id: string, more: object = {}, asker = owner) =>
    (await video.run(asker, ADD, { id, language: 'zh-CN', label: '中文', webvtt: VTT, ...more })).addCaptions;
  const fetchFrom = (url: string) => app.inject({ url: new URL(url).pathname });

  it('are kept one a language and served as WebVTT; another text has another address', async () => {
    const id = await video.readyVideo(owner);
    const [first] = (await add(id)).video.captions;
    expect(first).toMatchObject({ language: 'zh-CN', label: '中文' });
    const served = await fetchFrom(first.url);
    expect([served.statusCode, served.body, served.headers['content-type']]).toEqual([200, VTT, 'text/vtt; charset=utf-8']);
    const [second, ...rest] = (await add(id, { webvtt: VTT.replace('你好', '再见'), language: 'zh-cn' })).video.captions;
    expect(rest).toEqual([]);
    expect(second.url).not.toBe(first.url);
    expect((await fetchFrom(first.url)).statusCode).toBe(404);
    expect((await fetchFrom(second.url)).body).toContain('再见');
  });

  it('of a public video are gone from their address once it is public no longer', async () => {
    const id = await video.readyVideo(owner);
    const [{ url }] = (await add(id)).video.captions;
    expect(url).toContain('/captions/public/');
    await video.run(owner, UPDATE, { id, privacy: 'PRIVATE' });
    expect((await fetchFrom(url)).statusCode).toBe(404);
    const [{ url: signed }] = (await add(id)).video.captions;
    expect((await fetchFrom(signed)).statusCode).toBe(200);
    expect((await fetchFrom(signed.replace(/-[0-9a-f]{36}/, `-${'0'.repeat(36)}`))).statusCode).toBe(404);
    video.clock.advance(901);
    expect((await fetchFrom(signed)).statusCode).toBe(404);
  });

  it('are refused when they are none, or not for one’s own video', async () => {
    const id = await video.readyVideo(owner);
    const wrong = await add(id, { language: 'x y', label: '', webvtt: '<script>' });
    expect(wrong.problems.map(({ field }: { field: string }) => field)).toEqual(['language', 'label', 'webvtt']);
    expect((await add(id, { webvtt: `${VTT}${'好'.repeat(100_000)}` })).problems).toEqual([
      { field: 'webvtt', code: 'TOO_LONG' },
    ]);
    expect((await add(id, {}, newId())).__typename).toBe('NotFound');
  });
});
