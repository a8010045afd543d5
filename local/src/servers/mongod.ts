import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Db, MongoClient, MongoServerError } from 'mongodb';
import { acceptsConnections, retryUntilOk } from '../ready.ts';
import type { ProcessSpec } from '../supervised-process.ts';
import type { ServerPlace } from './place.ts';

const REPLICA_SET = 'rs0';

/** The connection string of the local replica set: found by its name, so that clients follow a restart. */
export function mongoUrl(port: number): string {
  return `mongodb://127.0.0.1:${port}/?replicaSet=${REPLICA_SET}`;
}

/** A single-node replica set (transactions and change streams need one) with journal and a small cache. */
export async function mongodSpec(binary: string, { dataDir, port }: ServerPlace): Promise<ProcessSpec> {
  const dbPath = join(dataDir, 'mongo');
  await mkdir(dbPath, { recursive: true });
  return {
    name: 'mongod',
    command: binary,
    args: [
      ...['--dbpath', dbPath, '--port', String(port), '--bind_ip', '127.0.0.1', '--nounixsocket'],
      ...['--replSet', REPLICA_SET, '--oplogSize', '1024', '--wiredTigerCacheSizeGB', '0.75'],
      ...['--quiet', '--slowms', '1000', '--setParameter', 'diagnosticDataCollectionEnabled=false'],
      // A lone member has nobody to hand over to: without this it waits 15 s before it obeys SIGTERM.
      ...['--setParameter', 'shutdownTimeoutMillisForSignaledShutdown=100'],
    ],
    port,
    ready: (signal) => replicaSetIsWritable(port, signal),
    logFile: join(dataDir, 'logs', 'mongod.log'),
    recordFile: join(dataDir, 'run', 'mongod.json'),
    graceMs: 20_000,
  };
}

async function replicaSetIsWritable(port: number, signal: AbortSignal): Promise<void> {
  await acceptsConnections(port, signal);
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, { serverSelectionTimeoutMS: 2_000 });
  try {
    const admin = client.db('admin');
    await retryUntilOk(signal, async () => {
      const hello = await admin.command({ hello: 1 });
      if (hello.isWritablePrimary && hello.me === `127.0.0.1:${port}`) return;
      await configureReplicaSet(admin, port);
      throw new Error('the replica set has no primary yet');
    });
  } finally {
    await client.close();
  }
}

/** Makes the set on an empty data folder; tells it its new address when the port has changed. */
async function configureReplicaSet(admin: Db, port: number): Promise<void> {
  const host = `127.0.0.1:${port}`;
  const config = await currentConfig(admin);
  if (config === null) {
    await admin.command({ replSetInitiate: { _id: REPLICA_SET, members: [{ _id: 0, host }] } });
  } else if (config.members[0]?.host !== host) {
    const moved = { ...config, version: config.version + 1, members: [{ ...config.members[0], host }] };
    await admin.command({ replSetReconfig: moved, force: true });
  }
}

interface ReplicaSetConfig {
  version: number;
  members: { host: string }[];
}

async function currentConfig(admin: Db): Promise<ReplicaSetConfig | null> {
  try {
    // The server's answer has this shape by its manual (`replSetGetConfig`).
    return (await admin.command({ replSetGetConfig: 1 })).config as ReplicaSetConfig;
  } catch (error) {
    if (error instanceof MongoServerError && error.codeName === 'NotYetInitialized') return null;
    throw error;
  }
}
