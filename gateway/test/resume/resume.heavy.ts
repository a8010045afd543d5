import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OwnStores, oneTo, startOwnStores, weather } from './storm.ts';

let stores: OwnStores;
beforeAll(async () => {
  stores = await startOwnStores();
}, 120_000);
afterAll(() => stores[Symbol.asyncDispose]());

test('10,000 events at 500 a second, 50 cuts, restarts of gateway, subgraph and Redis, and reloads: exactly 1 to 10,000 in order', async () => {
  const storm = {
    events: 10_000,
    perSecond: 500,
    socketCuts: 50,
    gatewayRestarts: 3,
    subgraphRestarts: 2,
    redisRestarts: 1,
    reloads: 5,
  };
  const { clients, connections, ms } = await weather(stores, storm);
  for (const { door, numbers, surprises } of clients) {
    expect(surprises, door).toEqual([]);
    expect(numbers, door).toEqual(oneTo(storm.events));
  }
  console.log(`${clients.length} clients, ${connections} connections, ${(ms / 1000).toFixed(1)} s`);
}, 300_000);
