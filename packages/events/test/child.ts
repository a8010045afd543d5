/** A process to be killed: relays, or consumes and stops dead in the middle of its first event. Says on stdout how far it is. */
import { connectRedis } from '@app/redis';
import { MongoClient } from 'mongodb';
import { MongoOutboxRelay, on, startConsumers } from '../src/index.ts';
import { AlphaChanged } from './stage.ts';

const [role, mongoUrl = '', redisUrl = '', dbName = '', prefix = ''] = process.argv.slice(2);
const layout = { prefix, partitions: 2 };
const redis = connectRedis(redisUrl, { name: 'test:child' });
const db = new MongoClient(mongoUrl, { writeConcern: { w: 'majority' } }).db(dbName);

if (role === 'relay') {
  const relay = new MongoOutboxRelay({ db, redis, domain: 'alpha', log: layout });
  relay.start();
  const watch = setInterval(() => {
    if (!relay.isActive) return;
    clearInterval(watch);
    process.stdout.write('active\n');
  }, 5);
} else {
  const hang = on(AlphaChanged, async () => {
    process.stdout.write('handling\n');
    await new Promise(() => undefined);
  });
  startConsumers({ redis, group: 'killed', domains: ['alpha'], handlers: [hang], layout });
  setInterval(() => undefined, 1_000);
}
