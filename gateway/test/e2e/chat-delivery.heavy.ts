import { afterAll, beforeAll, expect, test } from 'vitest';
import { deliver } from './chat/delivery.ts';
import { StartedPlatform } from './chat/started-platform.ts';

// The whole platform as processes of its own; `CHAT_DELIVERY_MESSAGES` makes a shorter run.
const MESSAGES_EACH = Number(process.env.CHAT_DELIVERY_MESSAGES ?? 500);

let platform: StartedPlatform;
beforeAll(async () => {
  platform = await StartedPlatform.start();
}, 300_000);
afterAll(() => platform?.[Symbol.asyncDispose](), 60_000);

test('20 senders into one group and 50 direct chats, sockets cut, chat restarted, MongoDB killed: all that was acknowledged, once, in order', async () => {
  const { problems, story } = await deliver(platform, MESSAGES_EACH);
  expect(problems).toEqual([]);
  console.log(story);
}, 560_000);
