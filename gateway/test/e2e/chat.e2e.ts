import { afterAll, beforeAll, describe } from 'vitest';
import { Cast } from './chat/cast.ts';
import { groupRules } from './chat/groups.ts';
import { listRules } from './chat/lists.ts';
import { liveRules } from './chat/live.ts';
import { messageRules } from './chat/messages.ts';
import { ownViewRules } from './chat/own-view.ts';
import { requestRules } from './chat/requests.ts';
import { startTestPlatform, type TestPlatform } from './support/platform.ts';

// One platform and one cast for all: what a client sees of chat, over HTTP and graphql-ws.
let platform: TestPlatform;
let cast: Cast;
beforeAll(async () => {
  platform = await startTestPlatform({ TYPING_TTL_SEC: '1', OFFLINE_AFTER_SEC: '1' });
  cast = await Cast.gather(platform);
});
afterAll(async () => {
  await cast?.[Symbol.asyncDispose]();
  await platform?.[Symbol.asyncDispose]();
});

describe('messages', () => messageRules(() => cast));
describe('lists of messages', () => listRules(() => cast));
describe("one's own view of a conversation", () => ownViewRules(() => cast));
describe('requests, settings and blocks', () => requestRules(() => cast));
describe('groups', () => groupRules(() => cast));
describe('live', () => liveRules(() => cast));
