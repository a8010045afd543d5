import { GraphqlClient, until } from '@app/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startCountingPlatform } from './counting-platform.ts';
import { ResumingClient } from './resuming-client.ts';
import { type OwnStores, oneTo, startOwnStores, weather } from './storm.ts';

let stores: OwnStores;
beforeAll(async () => {
  stores = await startOwnStores();
}, 120_000);
afterAll(() => stores[Symbol.asyncDispose]());

describe('live clients', () => {
  test('get each event once and in order through cuts, restarts of every part, and reloads', async () => {
    const storm = {
      events: 2_000,
      perSecond: 250,
      socketCuts: 10,
      gatewayRestarts: 1,
      subgraphRestarts: 2,
      redisRestarts: 1,
      reloads: 2,
    };
    const { clients } = await weather(stores, storm);
    for (const { door, numbers, surprises } of clients) {
      expect(surprises, door).toEqual([]);
      expect(numbers, door).toEqual(oneTo(storm.events));
    }
  }, 120_000);

  test('do not notice the restart of a subgraph', async () => {
    const platform = await startCountingPlatform(stores);
    const { start } = await new GraphqlClient(platform.url).run('{ start }');
    const client = new ResumingClient(platform.url, start, 'ws');
    await platform.count(1);
    await until(() => client.numbers.length === 1);
    await platform.restartSubgraph();
    await platform.count(2);
    await until(() => client.numbers.length === 3);
    expect([client.connections, client.surprises]).toEqual([1, []]);
    await client.stop();
    await platform.stop();
  });

  test('whose cursor is older than the log are told to read the state again, and go on from now', async () => {
    const platform = await startCountingPlatform(stores, 100);
    const { start } = await new GraphqlClient(platform.url).run('{ start }');
    for (let i = 0; i < 3; i++) await platform.count(50);
    const client = new ResumingClient(platform.url, start, 'ws');
    await until(() => client.surprises.length === 1);
    expect(client.surprises).toMatchObject([{ data: { counted: { __typename: 'ResyncRequired' } } }]);
    const before = client.numbers.length;
    await platform.count(1);
    await until(() => client.numbers.length > before);
    await client.stop();
    await platform.stop();
  });
});
